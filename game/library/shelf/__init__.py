"""The cases there are: listed from an index, each read only when it is opened."""

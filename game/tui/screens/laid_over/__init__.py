"""What is laid over a screen: a question, a line to write, a sheet, the settings."""

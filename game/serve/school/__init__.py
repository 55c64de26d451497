"""What players and teachers do in the classes of a server, whatever page they do it on."""

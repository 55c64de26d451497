"""Where users' files are opened, and nowhere else: for reading, for writing, and their paths."""

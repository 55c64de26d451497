"""Playing a journal again: where it stops, and whether it verifies."""

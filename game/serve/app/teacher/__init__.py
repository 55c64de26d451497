"""A teacher's pages: her classes, and all that she sees and does of each."""

"""The commands: of each its options, and a thin handler that imports what it needs."""

"""A play in progress, for any front end and any keeper: its moves, its View, its journal."""

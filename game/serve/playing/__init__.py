"""Plays of a class, opened from their rows and kept in them."""

"""Exploring a case: random play for now."""

"""Saved plays: begun, resumed, branched, relayed, kept after every move."""

"""Reachability: which states can be reached, from which starts, and by how few moves."""

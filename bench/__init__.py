"""Benchmarks: what the game costs, beside a bare Textual app in the same run. `make bench`."""

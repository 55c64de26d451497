"""Journals on disk: slots, saving after every move, resuming, branching, relay, the profile."""

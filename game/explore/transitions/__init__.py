"""Transitions: which moves there are at a place, and what each makes of a state.

A move is compiled once for all keys that it treats alike. Slicing says which marks still matter
from a place on; all others are dropped on arriving there, so that states with one future are one.
"""

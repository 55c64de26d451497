"""Sampling: what plays at random meet, and where they end.

Samples prove that something can be and never that it cannot; shares of play are theirs alone.
"""

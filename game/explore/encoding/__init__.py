"""State encoding: how a state is written, and how many states are written as one number.

A state is a *place*, a *key* (facts, flags and all else that is so or not, a bit each, called a
mark) and a *meter vector* (mandate, rapports, preparation). The vectors found under one key are a
set, kept as one integer with a bit a vector; what a move does to a set is a few shifts and masks.
"""

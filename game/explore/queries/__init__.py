"""Queries: what is so in the states that were reached.

What can be met and what is dead, how endings are reached, which lessons hold, where nothing can be
done, what each choice can still lead to.
"""

"""Questions: what the files of a role ask of a state, where, and what a player may meet.

Nothing here knows what a state is: these are the conditions, lessons and things of a role, found
in its models.
"""

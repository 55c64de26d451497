"""A class as its rows tell it: settings, gates, seats, pairs, and what each play came to."""

"""The table: what papers are worth, what the other sides answer, and what an offer costs."""

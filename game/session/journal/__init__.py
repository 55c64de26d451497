"""A journal: what its file says, read strictly and written in one form."""

"""Report: what exploring says of a role, and what of it is a mistake in which file."""

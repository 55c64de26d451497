"""A role's table as its author must see it: every package counted, with the rules that play."""

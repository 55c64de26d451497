"""The kit: the handouts of one case, parts A to I."""

"""The classroom on paper: kits to print, packages to score, journals to collect."""

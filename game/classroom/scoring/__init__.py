"""Scoring what humans agreed on paper: one package, or a class from a spreadsheet."""

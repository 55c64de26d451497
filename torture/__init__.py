"""Torture: what a student's hour and a school's machine must survive, tried. `make torture`."""

"""The screens of a play, one a phase."""

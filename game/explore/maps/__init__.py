"""Maps: what a role looks like, its scenes, choices and endings in one drawing."""

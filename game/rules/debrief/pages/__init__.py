"""The pages of a debrief, each made when it is first asked for."""

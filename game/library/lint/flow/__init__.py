"""How the scenes of a role lead on, and where they end."""

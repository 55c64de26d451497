"""The pages around a play: cases, saved plays, codex, settings; drawn from what a host fills in."""

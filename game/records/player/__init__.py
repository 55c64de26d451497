"""What is kept of a player: what is finished and met, the settings, a crash."""

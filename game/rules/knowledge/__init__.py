"""What the player knows: the dossier, what the days bought, the adviser's word on the room."""

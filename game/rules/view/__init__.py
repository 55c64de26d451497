"""What front ends draw of a play: the View, and nothing the player may not see."""

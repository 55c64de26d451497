"""What is shown of the shipped cases together, over every way to play them."""

"""What a teacher sees of her class, and what a projector may show of it."""

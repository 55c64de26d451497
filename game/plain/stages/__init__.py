"""The phases of a play at the prompt: what is said there, and what may be typed."""

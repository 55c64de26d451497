"""What commands print of what they found, in words and as JSON."""

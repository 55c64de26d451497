"""Names in content: of nothing, of two things, of what nobody uses."""

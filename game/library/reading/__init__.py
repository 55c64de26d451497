"""Reading YAML strictly: every key and item with its place, every mistake in one run."""

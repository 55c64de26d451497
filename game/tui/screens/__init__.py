"""The screens: one a phase of play, and those around it; each imported when first shown."""

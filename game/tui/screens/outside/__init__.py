"""The screens outside a play: the first card, the cases, one case, the saves, the codex."""

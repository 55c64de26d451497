"""What runs in the reader's browser: cases, plays, and the host that answers with pages."""

"""Pages: what stands on them, and how they are written as Markdown, HTML and charts."""

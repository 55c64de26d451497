"""What a View and the papers say, in lines of text."""

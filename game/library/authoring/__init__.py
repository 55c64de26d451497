"""What an author is helped with: schema, list of fields, pages on codes, a case to begin with."""

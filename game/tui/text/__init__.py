"""What the screens say, set in type: Textual `Content` made of Views, papers and blocks."""

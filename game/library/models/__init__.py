"""What a case is: pydantic models of the whole content format."""

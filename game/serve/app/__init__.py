"""The pages of a server and how they are asked for: Starlette above, `school` below."""

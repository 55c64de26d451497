"""The rows of a server's classes, on SQLite or PostgreSQL: only added to, until all is deleted."""

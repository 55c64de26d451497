"""How the tables came about, step by step, as Alembic keeps it."""

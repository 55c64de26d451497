"""A class in browsers: the pages of `game/web` for many players, kept as rows of a database."""

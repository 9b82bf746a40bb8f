"""A file that somebody brings -> rows that a case could take, compared with those it has."""

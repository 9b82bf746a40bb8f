"""Other people's formats -> the tables of a case; one module per format, each with read()."""

"""The cells and bytes of a table -> what is proved about how it is written, or must be asked."""

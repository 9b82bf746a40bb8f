"""What a coded case holds, and how far two coders agree on it."""

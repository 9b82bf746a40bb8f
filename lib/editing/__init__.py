"""What was typed -> the tables that shall be saved, and what stands against it."""

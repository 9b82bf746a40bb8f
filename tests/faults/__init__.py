"""Saving while writers are killed, in each other's way, or out of disk or rights."""

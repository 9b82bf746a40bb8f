"""The real app on a real server, driven in a real browser."""

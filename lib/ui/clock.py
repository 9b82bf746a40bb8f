"""The clock, as the app reads it."""

from lib.clock import now

__all__ = ["now"]

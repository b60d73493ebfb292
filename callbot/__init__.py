"""callbot: rehearse, hold and review screening calls, offline, on one laptop."""

__version__ = "0.1.0"

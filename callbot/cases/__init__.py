"""Golden cases: calls as files that are replayed through the real dialogue and compared."""

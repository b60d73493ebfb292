"""Simulated people with a known truth. Nothing that hears or understands may import this."""

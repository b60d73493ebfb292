"""Keeping little: what goes by its age, what goes with a person, and who looked at what is there."""

"""What an edited script would change: replay, comparison, suggestions, and where errors come from."""

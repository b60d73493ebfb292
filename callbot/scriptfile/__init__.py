"""Script files: reading, checking, drawing and beginning them."""

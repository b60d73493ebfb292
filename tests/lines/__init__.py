"""Tests of the lines and their contract."""

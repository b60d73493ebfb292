"""Rosters: lists of people in files as offices have them, read with all their dirt, and written."""

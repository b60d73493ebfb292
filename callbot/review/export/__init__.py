"""Exports: everything that was stored, as files that other programs read, with a codebook.

`write.export` is the door. What the rows are is in `rows`, what a format does to them in a module of
its name; every total of an export equals that of `callbot.store.figures`, which writes it into the
codebook.
"""

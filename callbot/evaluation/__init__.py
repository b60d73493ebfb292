"""How well answers are understood: labelled answers in, figures out. Pure; files are read by the command."""

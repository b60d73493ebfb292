"""The command line's commands, one a file: the composition root, the only place that builds engines."""

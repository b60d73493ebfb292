"""One page a file; each has `routes(site)`."""

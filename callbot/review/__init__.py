"""What came of the calls, for people: tables in the terminal and a self-contained HTML report."""

"""What an edited script would change, for whom, and whose fault an error was."""

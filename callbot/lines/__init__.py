"""What carries a call: typed, text (simulated without audio), voice (simulated with audio), laptop."""

"""The pure core: script, dialogue, endpointing, follow-up, dispositions. No I/O, clock or randomness."""

"""Programs that build what callbot ships; nothing here is imported when callbot runs."""

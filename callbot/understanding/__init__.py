"""An utterance and what a node waits for → what it means, explained, or an abstention. Pure."""

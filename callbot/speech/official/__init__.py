"""The official Vosk models, which understand people: what there is, fetching, checking, removing."""

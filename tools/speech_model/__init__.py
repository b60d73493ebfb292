"""The recipe of the bundled simulation speech models: synthesise, train, write as a Vosk model.

The models hear espeak-ng, not people. See docs/model-card.md.
"""

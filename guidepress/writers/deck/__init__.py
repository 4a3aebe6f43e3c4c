"""Slides: a Deck becomes a PPTX file."""

"""Composes the documents that formats set from a Guide: the book, the decks and the pack."""

"""Imports of documents: cases in folders, Word files made in code, files made to harm."""

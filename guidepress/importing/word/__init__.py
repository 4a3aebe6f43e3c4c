"""Reads Word files (.docx, ECMA-376). python-docx opens the package, its parts and styles; the paragraphs are read
here, so that every word has its place: comments, text boxes, headers and deleted words too, which converters leave out.
"""

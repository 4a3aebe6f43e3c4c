"""Reads HTML: pages, what Markdown is rendered to, and the chapters of an EPUB. lxml parses; nothing is fetched."""

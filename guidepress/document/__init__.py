"""The documents that formats set: runs, blocks, exercises, drawings, books and decks."""

"""What formats set: runs, blocks, exercises, drawings, books and decks."""

"""Guide → what formats set: the book, the decks and the pack."""

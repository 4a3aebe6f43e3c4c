"""Rules of a guide and of the book made from it."""

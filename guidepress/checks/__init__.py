"""Rules for a guide and for the book that is made from it."""

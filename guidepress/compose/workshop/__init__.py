"""What a workshop does when, and in which groups: worked out from the source for decks, the pack and checks."""

"""Turns blocks and exercises into flowables and structure elements."""

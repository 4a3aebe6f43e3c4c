"""Blocks and exercises as flowables with structure elements."""

"""Measuring text, breaking it into lines, and estimating how easy it is to read."""

"""The tests, and what all of them share that needs no import."""

PATIENCE = 900
"""Seconds after which a program that should have answered is held to hang. It only ends a run that would not end: no
test measures with it, so it is longer than any busy machine needs."""

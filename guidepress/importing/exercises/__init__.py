"""Writes what was proposed as an exercise: finds what is to fill in, and the kind of exercise that asks for it."""

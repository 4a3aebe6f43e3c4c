"""The whole build in order: read, check, compose, set, publish."""

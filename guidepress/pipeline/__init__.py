"""The stages of a build in order: read, check, compose, set, publish."""

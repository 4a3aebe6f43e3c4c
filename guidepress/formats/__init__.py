"""One output format a file or folder. A writer takes blocks and returns bytes."""

"""The output formats: one folder for each. A format turns documents into the bytes of files."""

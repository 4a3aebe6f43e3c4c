"""How text is measured and broken into lines, and how hard it is to read."""

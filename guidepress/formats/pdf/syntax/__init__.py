"""PDF objects, fonts, the structure tree and form fields (ISO 32000-1)."""

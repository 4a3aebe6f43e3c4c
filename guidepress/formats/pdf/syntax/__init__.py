"""PDF objects, fonts, the structure tree, form fields: what ISO 32000 asks for."""

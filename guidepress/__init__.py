"""guidepress: one YAML guide becomes an accessible workbook, a book and slide decks."""

"""A readable document as a Word file (.docx): real headings, tables with head rows, text alternatives.

It is written with python-docx, which knows the parts of a Word file and their relations. Its sizes and colours are
those of the workbook; its font is that of the decks, since a Word file is read with the fonts of another computer.
"""

"""Answers that come back: out of filled workbooks, form data and files of the web workbook."""

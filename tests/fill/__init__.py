"""A workbook filled by the programs people have: what to answer, how each program is driven, what it left behind."""

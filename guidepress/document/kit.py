"""The names of places in a kit, which holds sheets and pages of the workbook. No id of a guide holds an underscore."""

COUNTS = "kit_counts"
"""The anchor of the first sheet."""
WORKBOOK_PAGES = "kit_workbook"
"""The anchor of the pages of the workbook."""
END = "_end"
"""What follows an anchor in the name of the place where its item ends."""

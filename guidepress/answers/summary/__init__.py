"""What many people answered, in sum: counted here, and shown as a PDF, a spreadsheet and slides."""

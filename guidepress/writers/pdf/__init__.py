"""The workbook writer: flow, forms, tags."""

"""Makes the editions of many organisations in one run. docs/editions.md tells how a region uses it."""

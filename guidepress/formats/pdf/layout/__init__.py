"""Lines, flowables and pages."""

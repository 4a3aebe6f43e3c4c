"""Line breaking, flowables, and filling pages."""

"""Tests of the guide in source/: its words, parts and pages. They run where source/ is the guide that they know."""

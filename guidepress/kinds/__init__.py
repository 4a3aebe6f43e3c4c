"""One exercise kind a file. Each lowers itself, once, into the closed set of blocks."""

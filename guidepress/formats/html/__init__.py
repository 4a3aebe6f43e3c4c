"""What the formats made of markup share: the tree of elements, prose, drawings as SVG, icons."""

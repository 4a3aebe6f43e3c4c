"""Code that the HTML-based formats (EPUB, web workbook, SCORM) share: elements, prose, drawings as SVG, icons."""

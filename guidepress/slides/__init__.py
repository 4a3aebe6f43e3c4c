"""What stands where on a slide, and whether it has room: known without python-pptx, so that `check` can say it too."""

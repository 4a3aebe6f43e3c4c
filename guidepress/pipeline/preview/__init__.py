"""A look at what was built, in a browser on the same computer: `contents` holds it, `server` hands it out."""

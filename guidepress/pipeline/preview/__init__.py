"""A look at what was built, in a browser on the same computer: `shelf` holds it, `server` hands it out."""

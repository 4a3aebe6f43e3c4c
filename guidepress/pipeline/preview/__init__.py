"""The preview in a browser on the same computer: `contents` holds the files, `server` serves them."""

"""The source files of a guide: YAML with places, the model, the loader."""

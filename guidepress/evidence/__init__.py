"""Evidence beside the files of a build: what validators said, and a plain statement for readers. docs/editions.md"""

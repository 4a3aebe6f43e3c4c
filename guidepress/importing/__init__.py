"""Makes a guide from documents that people have: Word, Markdown, HTML and EPUB.

    file ─ reader ─▶ Document (a tree) ─ tidying, proposals ─▶ Document ─ outline ─▶ parts ─ blocks, YAML ─▶ folder

A reader knows one kind of file and nothing of guides. All later steps know the tree of `tree` alone. `log` gathers what
was changed, guessed or dropped; `account` proves that nothing else is missing.
"""

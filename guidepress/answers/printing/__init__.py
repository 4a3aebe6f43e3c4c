"""Documents of one person’s answers: a Book with the questions and the answers in full, to be set by a format."""

"""One command a file, imported only when it is asked for. Each has `run(request)`, which returns the exit status."""

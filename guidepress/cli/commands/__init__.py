"""One module for each command, imported only when it runs. Each has `run(request)`, which returns the exit status."""

"""The command line: arguments, console output and commands."""

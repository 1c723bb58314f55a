"""The command line: a module for each command, and the rendering of what the library answers."""

"""The rules: each module finds the facts of one kind in a sentence in its place."""

"""Where facts live and how they are asked: the store, queries, paths."""

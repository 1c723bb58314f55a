"""Words on a terminal: one short function per command, rendering apart from it."""

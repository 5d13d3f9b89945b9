"""Word files that are written: comments in the officer's own document, and templates."""

"""Self-assessment forms: read from a document's tables and text, and what their scores come to."""

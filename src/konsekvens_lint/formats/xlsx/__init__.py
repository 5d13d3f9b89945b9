"""Excel workbooks: what they are made of, and how they are written."""

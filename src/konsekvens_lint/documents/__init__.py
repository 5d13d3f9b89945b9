"""Files to documents: one reader a format, one model for all of them."""

"""PDF: words with places from one of two libraries, laid out as text by rules of our own."""

"""The generated pages, one module each, with a function that gives the page's text."""

"""Files that are made to harm, and the tests that they do not."""

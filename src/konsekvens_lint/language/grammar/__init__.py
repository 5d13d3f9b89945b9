"""Grammar where words are not enough: the few sentences whose words may mean two things, read by a spaCy pipeline."""

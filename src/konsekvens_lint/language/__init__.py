"""Document to Reading: normalised text with a map back, sentences, zones and the concepts in them."""

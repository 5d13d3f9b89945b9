"""Many documents: found, judged, kept in one database, and told of together."""

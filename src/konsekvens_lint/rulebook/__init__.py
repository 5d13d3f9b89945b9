"""YAML packs to a checked, compiled rulebook: what is judged, and in which words."""

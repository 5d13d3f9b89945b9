"""Reading to Facts: what is there, with the places that show it. What it means is decided in YAML."""

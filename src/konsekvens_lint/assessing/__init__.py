"""Self-assessments as they are followed: each organisation over time, and several together."""

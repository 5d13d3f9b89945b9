"""Facts to findings and verdicts, by the conditions that the rulebook holds."""

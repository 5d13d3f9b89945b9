"""The machine that the tool runs on: files taken in and written, what the system says, and what is left of a crash."""

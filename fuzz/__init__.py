"""A structure-aware fuzzer: documents and rule files, changed in ways that their formats know, on the tool's own road.

    python -m fuzz [PATH …] [--count 20000] [--seed 1] [--only N] [--keep FOLDER]

What it looks for, and how a failure becomes a test, is told in README.md.
"""

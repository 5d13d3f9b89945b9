"""Comments to the tool: how they begin, whatever the program that they were written in made of the signs."""

from __future__ import annotations

import re

# Word makes dashes of hyphens, or hyphens and spaces that do not break.
_ADDRESS = re.compile(r"[\s\u200b\ufeff]*konsekvens\s*[-\u00ad\u2010-\u2015\u2212]\s*lint\s*:", re.IGNORECASE)


def told_the_tool(text: str) -> str | None:
    """What a comment says to the tool, after its name; None for a comment to people."""
    address = _ADDRESS.match(text)
    return text[address.end() :].strip() if address else None

"""What the file of a self-assessment form says of its points, checked: what the schema cannot say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from konsekvens_lint.rulebook.errors import choices
from konsekvens_lint.rulebook.pack import File


def check_form(file: File, forms: Mapping[str, File]) -> None:
    """Raises PackError for a point that is there twice, words that are no expression, and what follows on nothing."""
    content = file.content
    older = content.get("follows")
    if older is not None and older not in forms:
        raise file.error(f"formuläret ”{older}” finns inte.{choices(older, forms)}", "follows")
    if content["scale"]["lowest"] >= content["scale"]["highest"]:
        raise file.error("skalans lägsta poäng ska vara lägre än den högsta.", "scale", "lowest")
    before = [point["id"] for point in forms[older].content["points"]] if older else []
    seen: set[str] = set()
    for number, point in enumerate(content["points"]):
        if point["id"] in seen:
            raise file.error(f"punkten ”{point['id']}” finns två gånger.", "points", number, "id")
        seen.add(point["id"])
        for name in point.get("follows", ()):
            if name not in before:
                raise file.error(
                    f"punkten ”{name}” finns inte i det äldre formuläret.{choices(name, before)}",
                    *("points", number, "follows"),
                )
        for key in ("known_by", "also"):
            _check_words(file, point[key], "points", number, key)
    _check_words(file, content["scale"]["labels"], "scale", "labels")
    _check_words(file, content.get("evidence", []), "evidence")
    steps = content["scale"].get("steps", [])
    if steps and len(steps) != content["scale"]["highest"] - content["scale"]["lowest"] + 1:
        raise file.error("skalan har inte lika många steg med ord (steps) som med poäng.", "scale", "steps")
    for number, words in enumerate(steps):
        _check_words(file, words, "scale", "steps", number)


def _check_words(file: File, words: list[str], *path: str | int) -> None:
    for expression in words:
        try:
            re.compile(expression)
        except (re.error, OverflowError) as error:
            raise file.error(
                f"”{expression}” är inget giltigt reguljärt uttryck ({error}).", *path
            ) from error

"""What an audit's measures say beside their conditions, and how goals are known again, checked: what the schema cannot say."""

from __future__ import annotations

from collections.abc import Collection

from konsekvens_lint.rulebook.errors import choices
from konsekvens_lint.rulebook.pack import File

_SHARE = "ska vara en andel mellan 0 och 1, till exempel 0.8."


def check_measure(file: File, measures: Collection[str], criteria: Collection[str]) -> None:
    """Raises PackError for a measure that names what does not exist, or whose shares cannot be."""
    for key, known in (("same_as", {*measures, *criteria}), ("sum_of", {*measures})):
        for name in file.content.get(key, ()):
            if name not in known:
                raise file.error(f"”{name}” finns inte.{choices(name, known)}", key)
    shows = file.content.get("shows")
    if shows is None:
        return
    for key in ("three", "two"):
        if not 0 < shows[key] <= 1:
            raise file.error(f"”{key}” {_SHARE}", "shows", key)
    if shows["two"] >= shows["three"]:
        raise file.error("”two” ska vara mindre än ”three”.", "shows", "two")
    if "unwanted" in file.content:
        raise file.error("det som inte borde finnas (”unwanted”) kan inte visa en punkt.", "shows")


def check_thread(file: File) -> None:
    """Raises PackError where the share of words is no share."""
    if not 0 < file.content["share"] <= 1:
        raise file.error(f"”share” {_SHARE}", "share")

"""What an organisation has decided: its profile, with all that it takes from those it builds on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from konsekvens_lint.language.patterns import heading_name
from konsekvens_lint.names import GENDER_HEADING, PERSPECTIVE_HEADING
from konsekvens_lint.report import Level
from konsekvens_lint.rulebook.book import Rulebook

#: The role of a section on gender equality.
GENDER_ROLE = "gender_section"
_MIXED_ROLE = "mixed_section"


class Profile(NamedTuple):
    """A profile whole. What it says itself comes before what it inherits, key by key; of checklists it has its own or
    the nearest one's. Rules are named by their codes; headings have the roles of their sections. Of headings, and of
    the decisions on a rule, the nearest come first.
    """

    checklists: tuple[str, ...]
    levels: Mapping[str, Level | Mapping[str, Level]]
    options: Mapping[str, Mapping[str, Any]]
    demands: Mapping[str, Mapping[str, str]]
    decisions: Mapping[str, tuple[Mapping[str, Any], ...]]
    headings: Mapping[str, frozenset[str]]
    section_demanded: bool


def resolve(entry: Mapping[str, Any], book: Rulebook) -> Profile:
    """The profile of the entry, with those that it builds on."""
    chain = [*_chain(entry, book)]
    levels: dict[str, Any] = {}
    options: dict[str, dict[str, Any]] = {}
    demands: dict[str, dict[str, str]] = {}
    decisions: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for each in chain:
        for name, level in each.get("levels", {}).items():
            code = book.code(name)
            levels[code] = _over(levels.get(code), level)
        for name, values in each.get("options", {}).items():
            options.setdefault(book.code(name), {}).update(values)
        for name, values in each.get("demands", {}).items():
            points = {point["id"]: values for point in (book.checklist(name) or {"points": ()})["points"]}
            demands.setdefault(name, {}).update(points if isinstance(values, str) else values)
        for decision in each.get("decisions", ()):
            for name in decision["rules"]:
                code = book.code(name)
                decisions[code] = (decision, *decisions.get(code, ()))
    return Profile(
        tuple(_nearest("checklists", chain, [])),
        levels,
        options,
        demands,
        decisions,
        _headings(reversed(chain)),
        _nearest("section_demanded", chain, False),
    )


def _chain(entry: Mapping[str, Any], book: Rulebook) -> Iterator[Mapping[str, Any]]:
    """The profiles from the one that builds on none to the profile itself."""
    above = book.profile(entry["extends"]) if "extends" in entry else None
    if above:
        yield from _chain(above, book)
    yield entry


def _headings(nearest_first: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The headings of the profiles with their roles; one that two have, however it is spelled, as the nearer says it."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for each in nearest_first:
        for text, stands in each.get("headings", {}).items():
            found.setdefault(heading_name(text), (text, _roles(stands)))
    return dict(found.values())


def _over(inherited: Any, own: Any) -> Any:
    """A level of its own over an inherited one: kind by kind where both are told by kind."""
    both = isinstance(inherited, Mapping) and isinstance(own, Mapping)
    return {**inherited, **own} if both else own


def _nearest(key: str, chain: list[Mapping[str, Any]], default: Any) -> Any:
    return next((each[key] for each in reversed(chain) if key in each), default)


def _roles(stands: list[str]) -> frozenset[str]:
    """The roles of a section by what stands in it: gender equality, or perspectives."""
    roles = {GENDER_ROLE if name == GENDER_HEADING else f"{PERSPECTIVE_HEADING}{name}" for name in stands}
    return frozenset(roles | ({_MIXED_ROLE} if GENDER_HEADING in stands and len(stands) > 1 else set()))

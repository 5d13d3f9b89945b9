"""The words that messages and advice may ask for in braces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from konsekvens_lint.documents.model import Place, one_line
from konsekvens_lint.facts.facts import Facts

_LONGEST_QUOTE = 90


def cited(decision: Mapping[str, Any]) -> str:
    """Who has decided, and where it is found: "regionstyrelsen 2019-05-08 § 132"."""
    return one_line(" ".join(decision[key] for key in ("by", "date", "paragraph") if key in decision))


def demanded_by(decision: Mapping[str, Any] | None) -> str:
    """What a message says of the decision that makes its rule binding; nothing without one."""
    return f" Det är ett krav, beslutat av {cited(decision)}." if decision else ""


def decision_as_source(decision: Mapping[str, Any]) -> str:
    """The decision as the source of a finding: who, where and what."""
    return f"Beslut av {cited(decision)}: ”{one_line(decision['says'])}”"


class Words(dict[str, str]):
    """What braces are filled with; what has no words stays in its braces."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def shortened(quote: str) -> str:
    """The quote, or its beginning up to a whole word where it is long."""
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def worded(facts: Facts, place: Place | None, of_thing: Mapping[str, str]) -> Mapping[str, str]:
    """Those that the thing found brings itself, and ``{heading}``: the section's heading; ``{quote}``; ``{sex}`` and ``{other_sex}``: who is described and who is not."""
    described = facts.best.facts["described"] if facts.best else ()
    women, men = ("flickor", "pojkar") if facts.best and facts.best.of_the_young else ("kvinnor", "män")
    sex, other_sex = (women, men) if "women" in described else (men, women)
    section = place.section if place and place.section else (facts.best.section.path if facts.best else ())
    quote = one_line(place.quote) if place else ""
    return Words(
        heading=section[-1] if section else "texten",
        quote=shortened(quote),
        sex=sex,
        other_sex=other_sex,
        **of_thing,
    )

"""A rule or a checklist in words for the one who writes the memo: the same here as in the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from konsekvens_lint.documents.model import one_line
from konsekvens_lint.formats.words import DEMANDS, KINDS, LEVELS, listed, sentence
from konsekvens_lint.judging.wording import decision_as_source
from konsekvens_lint.report import Level, Verdict
from konsekvens_lint.settings.profiles import Profile

if TYPE_CHECKING:
    from konsekvens_lint.trying import Example

EXAMPLE_HEADINGS = {"good": "Bra", "bad": "Brister", "tricky": "Knepiga fall"}

# What the messages' braces stand for, where no document has filled them.
_WORDS = {"heading": "…", "quote": "…", "sex": "det ena könet", "other_sex": "det andra könet"}


def fires_when(rule: Mapping[str, Any]) -> str:
    """What the rule may say when it fires, the usual first, with blanks in general words."""
    return _told(rule["message"], rule.get("messages", ()))


def advice(rule: Mapping[str, Any]) -> str:
    """What the rule may advise, the usual first, with blanks in general words."""
    return _told(rule["advice"], rule.get("advices", ()))


def _told(usual: str, rows: Sequence[Mapping[str, Any]]) -> str:
    others = [text for row in rows for text in row]
    return " ".join(sentence(unfilled(text)) for text in dict.fromkeys([usual, *others]))


def reasons(point: Mapping[str, Any]) -> Iterator[tuple[Verdict, str]]:
    """What the point may say for each verdict."""
    for verdict, given in point["reasons"].items():
        texts = [given] if isinstance(given, str) else [text for row in given for text in row]
        yield verdict, " ".join(sentence(text) for text in texts)


def unfilled(text: str) -> str:
    """The text with its blanks in general words."""
    return re.sub(r"\{(\w+)\}", lambda found: _WORDS.get(found[1], "…"), text).strip()


def level(rule: Mapping[str, Any]) -> str:
    """The rule's level in words, with the levels it has in some cases."""
    usual = LEVELS[rule["level"]]
    others = [_in_case(name, spec) for row in rule.get("levels", ()) for name, spec in row.items()]
    return f"{usual}; {'; '.join(others)}" if others else usual


def _in_case(name: Any, spec: Any) -> str:
    word = LEVELS[name].lower()
    if isinstance(spec, Mapping) and set(spec) == {"kind"}:
        kinds = spec["kind"] if isinstance(spec["kind"], list) else [spec["kind"]]
        return f"{word} i {kinds_in_words(kinds)}"
    return f"{word} i vissa fall"


def kinds_in_words(kinds: Sequence[str]) -> str:
    """The kinds of document in words: "tjänsteskrivelse och remissvar"."""
    return listed([KINDS[kind] for kind in kinds])


def example_note(example: Example) -> str:
    """What is to be said of an example: whether the rule fires, why, and where it points."""
    says = (
        ""
        if example.group != "tricky"
        else "Regeln slår till."
        if example.fires
        else "Regeln slår inte till."
    )
    at = f"Pekar på: »{one_line(example.at)}«." if example.at else ""
    return " ".join(part for part in (says, sentence(example.why or ""), at) if part)


def demand(point: Mapping[str, Any]) -> str:
    """Whether the point is demanded or advised."""
    return DEMANDS[point["demand"]]


def source(entry: Mapping[str, Any]) -> str:
    """Where it comes from, on one line."""
    return one_line(entry["source"])


def levels_changed(levels: Mapping[str, Any]) -> str:
    """The levels that a profile changes, in words, as "… fel, … fel i uppföljning"."""
    return ", ".join(
        f"{rule} {_by_kind(level) if isinstance(level, Mapping) else _level_in_words(level)}"
        for rule, level in sorted(levels.items())
    )


def _by_kind(levels: Mapping[str, Level]) -> str:
    return listed([f"{_level_in_words(level)} i {KINDS[kind]}" for kind, level in levels.items()])


def _level_in_words(level: Level) -> str:
    return LEVELS[level].lower()


def decisions(profile: Profile) -> Iterator[str]:
    """The profile's decisions in words, its own and inherited: who, when, what, and the rules that each makes binding."""
    told: dict[str, list[str]] = {}
    for rule, decided in sorted(profile.decisions.items()):
        for each in decided:
            told.setdefault(_decision(each), []).append(rule)
    for text, rules in told.items():
        yield f"{text} Gör dessa regler bindande: {', '.join(rules)}."


def _decision(entry: Mapping[str, Any]) -> str:
    kinds = f" (gäller {kinds_in_words(entry['kinds'])})" if "kinds" in entry else ""
    return sentence(f"{decision_as_source(entry)}{kinds}")


def demanded(checklist: Mapping[str, Any], demand: str) -> str:
    """The titles of the checklist's points with the demand."""
    return "; ".join(point["title"] for point in checklist["points"] if point["demand"] == demand)


def headings(profile: Mapping[str, Any]) -> str:
    """The profile's own headings with what stands under them: "Barnens röst (barn)"."""
    return "; ".join(f"{text} ({listed(stands)})" for text, stands in profile.get("headings", {}).items())


def options_changed(options: Mapping[str, Mapping[str, Any]]) -> str:
    """The thresholds that a profile changes, by rule: "points 3"."""
    return "; ".join(f"{rule} {thresholds(values)}" for rule, values in sorted(options.items()))


def thresholds(values: Mapping[str, Any]) -> str:
    """The thresholds that a rule or a point has of its own: "points 3, ratio 1.5"."""
    return ", ".join(f"{name} {value}" for name, value in values.items())

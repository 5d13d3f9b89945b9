"""What organisations' files speak of, checked: criteria, checklists' points, profiles and example memos."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from konsekvens_lint.condition import ALWAYS, atoms
from konsekvens_lint.facts.thing_kinds import THINGS
from konsekvens_lint.facts.vocabulary import SCOPES
from konsekvens_lint.names import GENDER_HEADING, PERSPECTIVE_HEADING, PERSPECTIVE_SENTENCE
from konsekvens_lint.rulebook.checking import Steps, Vocabulary, check_threshold_kinds, conditions_of, rows
from konsekvens_lint.rulebook.errors import choices, keys
from konsekvens_lint.rulebook.pack import File

# What a point may not give when its criterion does.
_OF_CRITERION = ("verdicts", "reasons", "evidence", "lacking", "each")
_ON_PERSPECTIVE = {fact.name for fact in SCOPES["point"]} - {"fulfil"}
_ON_THINGS = {"fulfil"}
_OWN_PERSPECTIVE = "De som finns står i docs/criteria.md. Ett eget skrivs i mappen patterns/."

Files = Mapping[str, File]


def check_answers(file: File, vocabulary: Vocabulary, criteria: Files) -> None:
    """Raises PackError for a criterion or a checklist's point that names what does not exist, or that is not whole."""
    if file.kind == "criterion":
        _check_answer(file, file.content, (), vocabulary)
        return
    seen: set[str] = set()
    for number, point in enumerate(file.content["points"]):
        path: Steps = ("points", number)
        if point["id"] in seen:
            raise file.error(f"punkten ”{point['id']}” finns två gånger.", *path, "id")
        seen.add(point["id"])
        answer = _answer(file, point, path, criteria)
        if answer is point:
            _check_answer(file, point, path, vocabulary)
        _check_point_options(file, point, answer, path)
        _check_about(file, point, answer, path, vocabulary)


def _answer(file: File, point: Mapping[str, Any], path: Steps, criteria: Files) -> Mapping[str, Any]:
    """What answers the point: its criterion, or itself."""
    if "criterion" not in point:
        lacking = next((key for key in ("verdicts", "reasons") if key not in point), None)
        if lacking:
            raise file.error(
                f"punkten saknar ”{lacking}”. Ange ”criterion”, eller ”verdicts” och ”reasons”.", *path, "id"
            )
        return point
    twice = next((key for key in _OF_CRITERION if key in point), None)
    if twice:
        raise file.error(f"punkten har både ”criterion” och ”{twice}”: det ena räcker.", *path, twice)
    name = point["criterion"]
    if name not in criteria:
        raise file.error(f"prövningen ”{name}” finns inte.{choices(name, criteria)}", *path, "criterion")
    return criteria[name].content


def _check_answer(file: File, entry: Mapping[str, Any], path: Steps, vocabulary: Vocabulary) -> None:
    """Something is said of each verdict that may come, and what is counted is asked for."""
    for row, _ in rows(entry["verdicts"], *path, "verdicts"):
        if row[-1] not in entry["reasons"]:
            message = f"”reasons” saknar ”{row[-1]}”. Skriv vad som sägs när punkten får det utfallet."
            raise file.error(message, *row)
    if ALWAYS not in entry["verdicts"][-1].values() and "undetermined" not in entry["reasons"]:
        message = "”reasons” saknar ”undetermined”, som är utfallet när ingen rad i ”verdicts” stämmer."
        raise file.error(message, *path, "reasons")
    _check_rows(file, entry, path)
    asks = bool(_asked(entry) & _ON_THINGS)
    if asks and "each" not in entry:
        raise file.error("”fulfil” behöver ”each”: vad som räknas.", *path, "verdicts")
    if "each" in entry:
        if not asks:
            raise file.error(
                "”each” räknar till ingen nytta: inget villkor frågar efter ”fulfil”.", *path, "each"
            )
        _check_each(file, entry["each"], (*path, "each"), vocabulary)
    _check_evidence(file, entry, path)


def _check_rows(file: File, entry: Mapping[str, Any], path: Steps) -> None:
    """What holds always ends the rows: of verdicts, where it is there, and of what is said of one."""
    for number, row in enumerate(entry["verdicts"][:-1]):
        if ALWAYS in row.values():
            message = "raden stämmer alltid, så de som följer kommer aldrig i fråga. Lägg den sist."
            raise file.error(message, *path, "verdicts", number, next(iter(row)))
    for verdict, told in entry["reasons"].items():
        if isinstance(told, list) and ALWAYS not in told[-1].values():
            message = "den sista raden ska vara ”… : always”, så att något alltid sägs."
            raise file.error(message, *path, "reasons", verdict)


def _check_evidence(file: File, entry: Mapping[str, Any], path: Steps) -> None:
    """Places are shown of what the answer asks about."""
    lacking = set() if asks_about_perspective(entry) else {"perspective"}
    lacking |= {"holding", "failing"} if "each" not in entry else set()
    for key in ("evidence", "lacking"):
        for name in entry.get(key, ()):
            if name in lacking:
                needs = "frågar efter inget perspektiv" if name == "perspective" else "räknar inget (”each”)"
                raise file.error(f"”{name}” kan inte visas, för prövningen {needs}.", *path, key)


def _check_each(file: File, each: Mapping[str, Any], path: Steps, vocabulary: Vocabulary) -> None:
    thing = each["thing"]
    known = {*THINGS, *vocabulary.spans}
    if thing not in known:
        raise file.error(f"inget heter ”{thing}”.{choices(thing, known)}", *path, "thing")
    kinds = THINGS[thing].options if thing in THINGS else {}
    given = each.get("options", {})
    _check_known_options(file, f"”{thing}”", given, kinds, *path, "options")
    for option in kinds:
        if option not in given:
            raise file.error(f"”options” saknar ”{option}”.", *path, "thing")
    check_threshold_kinds(file, given, kinds, *path, "options")


def _check_point_options(
    file: File, point: Mapping[str, Any], answer: Mapping[str, Any], path: Steps
) -> None:
    """A point may change the thresholds of what its criterion counts, and no others."""
    given = point.get("options", {})
    known = answer.get("each", {}).get("options", {})
    if given and answer is point:
        raise file.error("punkten har egna villkor: skriv tröskelvärdena under ”each”.", *path, "options")
    _check_changed_options(file, "punktens prövning", given, known, *path, "options")


def _check_changed_options(
    file: File, owner: str, given: Mapping[str, Any], known: Mapping[str, Any], *path: str | int
) -> None:
    """What is given in place of the owner's known thresholds are some of them, each of the same kind."""
    _check_known_options(file, owner, given, known, *path)
    kinds = {option: "range" if isinstance(known[option], list) else "number" for option in given}
    check_threshold_kinds(file, given, kinds, *path)


def _check_known_options(
    file: File, owner: str, given: Mapping[str, Any], known: Mapping[str, Any], *path: str | int
) -> None:
    for option in given:
        if option not in known:
            message = f"{owner} har inget tröskelvärde ”{option}”.{keys(option, known)}"
            raise file.error(message, *path, option)


def _check_about(
    file: File, point: Mapping[str, Any], answer: Mapping[str, Any], path: Steps, vocabulary: Vocabulary
) -> None:
    """`about` names a perspective that there is, and stands where the answer asks about one, and only there."""
    known = vocabulary.perspectives
    needed = asks_about_perspective(answer)
    if needed and "about" not in point:
        raise file.error(f"punkten saknar ”about”: vilket perspektiv.{choices(None, known)}", *path, "id")
    if "about" not in point:
        return
    if not needed:
        raise file.error(
            "punktens prövning gäller inget perspektiv, så ”about” gör ingen nytta.", *path, "about"
        )
    if point["about"] not in known:
        name = point["about"]
        halves = [pattern for pattern in _perspective_patterns(name) if pattern in vocabulary.spans]
        lacking = [pattern for pattern in _perspective_patterns(name) if pattern not in halves]
        if halves and lacking:
            message = f"perspektivet ”{name}” är halvt: mönstret ”{lacking[0]}” saknas."
        elif halves:
            message = f"perspektivet ”{name}” är halvt: mönstret ”{halves[0]}” behöver ”in: heading” och ”role: true”."
        else:
            message = f"perspektivet ”{name}” finns inte.{choices(name, known)} {_OWN_PERSPECTIVE}"
        raise file.error(message, *path, "about")


def _perspective_patterns(name: str) -> tuple[str, str]:
    return f"{PERSPECTIVE_HEADING}{name}", f"{PERSPECTIVE_SENTENCE}{name}"


def _asked(entry: Mapping[str, Any]) -> set[str]:
    """The facts that the answer's conditions ask for, but those on each thing."""
    return {
        name for path, condition in conditions_of(entry) if path[0] != "each" for name, _ in atoms(condition)
    }


def asks_about_perspective(entry: Mapping[str, Any]) -> bool:
    """Whether the criterion or point asks about the perspective that the point is `about`."""
    return bool(_asked(entry) & _ON_PERSPECTIVE)


def check_profiles(profiles: Files, rules: Files, checklists: Files, perspectives: Collection[str]) -> None:
    """Raises PackError for a profile that names what does not exist, lacks checklists, or extends itself."""
    headings = {GENDER_HEADING, *perspectives}
    for file in profiles.values():
        for path, name, known in _named(file.content, profiles, rules, checklists, headings):
            if name not in known:
                hint = f" {_OWN_PERSPECTIVE}" if known is headings else ""
                raise file.error(f"”{name}” finns inte.{choices(name, known)}{hint}", *path)
        _check_thresholds(file, rules)
        _check_dates(file)
        if "extends" not in file.content and "checklists" not in file.content:
            message = (
                "profilen saknar ”checklists”. Ange dem, eller bygg på en profil som har dem: ”extends: skr”."
            )
            raise file.error(message, "id")
    for name, file in profiles.items():
        above = _above(name, profiles)
        if name in above:
            raise file.error(f"profilen bygger på sig själv: {' → '.join([name, *above])}.", "extends")
    for file in profiles.values():
        _check_binding(file, profiles, rules)


def _named(
    content: Mapping[str, Any], profiles: Files, rules: Files, checklists: Files, headings: Collection[str]
) -> Iterator[tuple[Steps, str, Collection[str]]]:
    """Each name in a profile, with the keys that lead to it and the names that it may be."""
    if "extends" in content:
        yield ("extends",), content["extends"], profiles
    yield from ((("checklists",), name, checklists) for name in content.get("checklists", ()))
    for key in ("levels", "options"):
        yield from (((key, name), name, rules) for name in content.get(key, {}))
    for number, decision in enumerate(content.get("decisions", ())):
        yield from ((("decisions", number, "rules"), name, rules) for name in decision["rules"])
    for heading, stands in content.get("headings", {}).items():
        yield from ((("headings", heading), name, headings) for name in stands)
    for name, demands in content.get("demands", {}).items():
        yield ("demands", name), name, checklists
        if isinstance(demands, str):
            continue
        points = [point["id"] for point in checklists[name].content["points"]] if name in checklists else []
        yield from ((("demands", name, point), point, points) for point in demands)


def _check_dates(file: File) -> None:
    for number, decision in enumerate(file.content.get("decisions", ())):
        try:
            date.fromisoformat(decision["date"] if "-" in decision["date"] else f"{decision['date']}-01-01")
        except ValueError:
            message = f"”{decision['date']}” är ingen dag. Skriv år-månad-dag: 2025-03-24."
            raise file.error(message, "decisions", number, "date") from None


def _check_binding(file: File, profiles: Files, rules: Files) -> None:
    """A decision makes no rule binding that is off."""
    chain = [file, *(profiles[name] for name in _above(file.content["id"], profiles))]
    for number, decision in enumerate(file.content.get("decisions", ())):
        for name in decision["rules"]:
            same = {rules[name].content["code"], rules[name].content["name"]}
            told = (
                level
                for each in chain
                for key, level in each.content.get("levels", {}).items()
                if key in same
            )
            if next(told, rules[name].content["level"]) == "off":
                message = f"beslutet gör {name} bindande, men regeln är av: ange nivån under ”levels”."
                raise file.error(message, "decisions", number, "rules")


def _check_thresholds(file: File, rules: Files) -> None:
    for name, options in file.content.get("options", {}).items():
        _check_changed_options(file, name, options, rules[name].content.get("options", {}), "options", name)


def _above(name: str, profiles: Files) -> list[str]:
    """The profiles that the profile builds on, until one comes again."""
    above: list[str] = []
    while (name := profiles[name].content.get("extends", "")) and name not in above:
        above.append(name)
    return above


def check_memos(file: File, profiles: Files, rules: Files, checklists: Files) -> None:
    """Raises PackError for example memos of a profile, checklist, point or rule that does not exist."""
    profile = file.content["profile"]
    if profile not in profiles:
        raise file.error(f"”{profile}” finns inte.{choices(profile, profiles)}", "profile")
    for number, memo in enumerate(file.content["memos"]):
        path: Steps = ("memos", number)
        if ("text" in memo) == ("file" in memo):
            raise file.error("ange antingen ”text” eller ”file”.", *path)
        asked: list[tuple[Steps, str, Collection[str]]] = []
        for name, verdicts in memo["verdicts"].items():
            asked.append(((*path, "verdicts", name), name, checklists))
            points = [each["id"] for each in checklists[name].content["points"]] if name in checklists else []
            asked += [((*path, "verdicts", name, point), point, points) for point in verdicts]
        asked += [((*path, "overall", name), name, checklists) for name in memo.get("overall", {})]
        for name, known in memo.get("known", {}).items():
            expected = memo["verdicts"].get(name, {})
            asked.append(((*path, "known", name), name, memo["verdicts"]))
            asked += [((*path, "known", name, point), point, expected) for point in known]
            for point, verdict in known.items():
                if expected.get(point) == verdict:
                    message = "det väntade och det kända svaret är detsamma: ta bort ”known”."
                    raise file.error(message, *path, "known", name, point)
        for key in ("finds", "silent"):
            asked += [((*path, key), name, rules) for name in memo.get(key, ())]
        for steps, name, known in asked:
            if name not in known:
                raise file.error(f"”{name}” finns inte.{choices(name, known)}", *steps)

"""What a template's file says of its sections, checked: what the schema cannot say."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from konsekvens_lint.rulebook.checking import Steps
from konsekvens_lint.rulebook.errors import choices
from konsekvens_lint.rulebook.pack import File


def check_template(file: File, criteria: Collection[str]) -> None:
    """Raises PackError for a template that names a criterion that there is not, or asks its question in two places; for
    a question that is none; for a section without heading; and where not one section is on gender equality."""
    seen: set[str] = set()
    for path, name in _criteria(file):
        if name not in criteria:
            raise file.error(f"prövningen ”{name}” finns inte.{choices(name, criteria)}", *path)
        if name in seen:
            raise file.error(f"frågorna om prövningen ”{name}” kan bara ställas på ett ställe.", *path)
        seen.add(name)
    for number, section in enumerate(file.content["sections"]):
        if not {"heading", "perspectives"} & section.keys():
            raise file.error("avsnittet saknar ”heading”.", "sections", number)
        for at, asked in enumerate(section["questions"]):
            if asked.keys() not in ({"ask"}, {"answers"}, {"answers", "otherwise"}):
                message = "ange ”ask”, eller ”answers” och kanske ”otherwise”."
                raise file.error(message, "sections", number, "questions", at)
    places = sum("perspectives" in section for section in file.content["sections"])
    if places != 1:
        raise file.error(f"ett avsnitt ska ha ”perspectives: true”, inte {places}.", "sections")


def _criteria(file: File) -> Iterator[tuple[Steps, str]]:
    """The criteria that the template names, with the keys that lead to them."""
    yield from ((("answered",), name) for name in file.content.get("answered", ()))
    for number, section in enumerate(file.content["sections"]):
        for at, asked in enumerate(section["questions"]):
            path: Steps = ("sections", number, "questions", at, "answers")
            yield from ((path, name) for name in asked.get("answers", ()))

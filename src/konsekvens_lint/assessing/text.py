"""Self-assessments as text: a table for each organisation, what has moved, where to begin, and several together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konsekvens_lint.assessing import votes_text, words
from konsekvens_lint.assessing.assessment import Assessment, Scored, Step
from konsekvens_lint.assessing.text_table import Line, cut, table
from konsekvens_lint.assessing.together import Group, Together
from konsekvens_lint.formats.paper import Paper
from konsekvens_lint.formats.phrases import called, reading_order, told_apart
from konsekvens_lint.formats.terminal import one_finding
from konsekvens_lint.formats.words import listed


def lines(several: Sequence[Assessment], whole: Together, paper: Paper) -> Iterator[str]:
    """All of it, line by line."""
    for each in several:
        yield from _assessment(each, paper)
        yield ""
    if len(several) > 1 or whole.groups:
        yield from _together(whole, paper)


def _assessment(told: Assessment, paper: Paper) -> Iterator[str]:
    name = paper.clean(told.name)
    yield paper.paint(name, "strong")
    yield paper.rule(len(name))
    yield paper.paint(paper.path(called(told.path)), "path")
    yield from paper.block(f"{told.catalogue_title}. Skala {words.scales(told)}.", role="dim")
    yield from _who_answered(told, paper)
    yield ""
    yield from _scores(told, paper)
    if told.votes is not None:
        yield from votes_text.lines(told.votes, paper)
    for step in told.steps:
        yield from _step(told, step, paper)
    yield from _comments(told, paper)
    yield from _agenda(told, paper)
    yield from _findings(told, paper)


def _who_answered(told: Assessment, paper: Paper) -> Iterator[str]:
    labels = words.labels(told)
    answered = [
        f"{label}: {who}"
        for label, occasion in zip(labels, told.occasions, strict=True)
        if (who := words.raters(occasion))
    ]
    if answered:
        yield from paper.block(f"Svarande: {'; '.join(answered)}.", role="dim")


def _scores(told: Assessment, paper: Paper) -> Iterator[str]:
    has_moved = len(told.times) > 1
    columns = [*words.labels(told), *(["Ändring"] if has_moved else [])]
    shown = told.latest[0] if len(told.latest) == 1 else None
    rows = [
        Line(
            "" if point.number is None else str(point.number),
            point.title,
            [*map(words.score, point.scores), *([words.change(told.change(point))] if has_moved else [])],
            None if shown is None else point.scores[shown],
        )
        for point in told.points
    ]
    more = [""] if has_moved else []
    if any(each is not None for each in told.sums.stated):
        rows.append(Line("", "Summa i formuläret", [*map(words.score, told.sums.stated), *more]))
    if any(each is not None for each in told.sums.recomputed):
        rows.append(Line("", "Summa, omräknad", [*map(words.score, told.sums.recomputed), *more]))
    scale = told.occasions[told.latest[0]].scale
    yield from table(columns, rows, scale, paper)
    if told.has_mixed_scales:
        yield from paper.block(words.MIXED_SCALES)
    if told.missing:
        yield from paper.block(
            f"Saknas i {'tabellen' if told.votes else 'formuläret'}: {listed(told.missing)}."
        )


def _step(told: Assessment, step: Step, paper: Paper) -> Iterator[str]:
    labels = words.labels(told)
    yield ""
    yield from paper.block(f"Från {labels[step.before]} till {labels[step.after]}", role="heading")
    for lead, points in (("Höjt:  ", step.raised), ("Sänkt: ", step.lowered)):
        yield from paper.block(_moved(points), lead=lead, indent=2)
    if step.raters == "different":
        yield from paper.block(words.OTHER_RATERS, indent=2)


def _moved(points: Sequence[Scored]) -> str:
    return f"punkt {words.numbers(points)}" if points else "ingen punkt"


def _comments(told: Assessment, paper: Paper) -> Iterator[str]:
    commented = [point for point in told.points if point.comment]
    if commented:
        yield ""
        yield from paper.block("Kommentarer i formuläret", role="heading")
    for point in commented:
        yield from paper.block(point.comment, lead=f"{cut(paper.clean(words.point(point)), 40)}: ", indent=2)


def _agenda(told: Assessment, paper: Paper) -> Iterator[str]:
    """The lowest points, with what the list asks there."""
    if not told.agenda:
        return
    yield ""
    at = told.latest[0]
    when = f" ({words.labels(told)[at]})" if len(told.latest) == 1 and told.occasions[at].label else ""
    yield from paper.block(f"Ta upp härnäst: lägst poäng{when}", role="heading")
    for point, score in told.agenda:
        yield from paper.block(f"{words.point(point)}: {words.score(score)}", indent=2)
        asks = f"Så ska det vara: {point.asks}" if point.asks else ""
        yield from paper.block(asks, indent=4, role="dim")


def _findings(told: Assessment, paper: Paper) -> Iterator[str]:
    if not told.findings:
        return
    yield ""
    yield from paper.block("Att rätta i formuläret", role="heading")
    for each in told_apart(sorted(told.findings, key=reading_order)):
        yield ""
        yield from one_finding(each, paper)


def _together(whole: Together, paper: Paper) -> Iterator[str]:
    for group in whole.groups:
        yield from _group(group, paper)
        yield ""
    for line in remarks(whole):
        yield from paper.block(line)


def remarks(whole: Together) -> Iterator[str]:
    """What is not counted together, and why."""
    if whole.alone:
        yield f"Räknas inte ihop med andra, eftersom ingen annan har samma skala: {listed(whole.alone)}."
    if whole.apart:
        yield (
            "Räknas inte ihop med andra, eftersom poängen redan är medelvärden av flera eller står grupp för grupp: "
            f"{listed(whole.apart)}."
        )
    if whole.replaced:
        yield f"Räknas inte, eftersom samma organisation har ett senare formulär: {listed(whole.replaced)}."


def heading(group: Group) -> str:
    """What a group is called."""
    return f"{len(group.standings)} organisationer, skala {words.scale(group.scale)}: medelvärde per punkt, högst först"


def members(group: Group) -> str:
    """The organisations of a group, each with the occasion that counts."""
    return listed([f"{each.name} ({each.label})" if each.label else each.name for each in group.standings])


MIXED = (
    "Några följer den äldre listan och några den nyare. Punkter som är desamma i båda räknas ihop, med den nyares nummer. De "
    "som har delats eller slagits ihop står för sig, märkta äldre eller nyare."
)


def _group(group: Group, paper: Paper) -> Iterator[str]:
    told = heading(group)
    yield from paper.block(told, role="strong")
    yield paper.rule(min(len(told), paper.width))
    yield from paper.block(f"{members(group)}.", role="dim")
    if group.is_mixed:
        yield from paper.block(MIXED, role="dim")
    yield ""
    rows = [
        Line(
            str(each.number),
            words.title(each),
            [words.mean(each.mean), words.spread(each), str(each.answers)],
            words.rounded(each.mean),
        )
        for each in group.means
    ]
    yield from table(["Medel", "Lägst–högst", "Antal"], rows, group.scale, paper)

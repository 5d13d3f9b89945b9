"""The steering chain: which goals of the top document reappear below, and what cannot be asked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from made import Made, goal, made, report

from konsekvens_lint.audit.summing.errors import CannotSum
from konsekvens_lint.report import Unread

TOP = os.path.join("arkiv", "Regionplan 2024.md")
CULTURE = "Kvinnor och män ska ha samma tillgång till kulturutbudet."
VIOLENCE = "Mäns våld mot kvinnor ska upphöra."


@pytest.fixture
def audit(tmp_path: Path) -> Iterator[Made]:
    """A plan with three goals, one of them told twice and one that is of no sex, and four documents below with goals."""
    with made(tmp_path / "revision.db") as found:
        goals = [
            goal(CULTURE),
            goal("Ekonomin ska vara i balans.", gendered=False),
            goal(VIOLENCE),
            goal(CULTURE),
        ]
        found.add(report(TOP, kind="styrdokument", goals=goals), "Regionen", copies=["arkiv/kopia.md"])
        twice = [goal("Kulturen ska nå flickor och pojkar."), goal("Fler pojkar ska ta del av kulturen.")]
        found.add(report("arkiv/kultur.md", kind="budget", goals=twice), "Kultur")
        found.add(
            report("arkiv/kultur2.md", kind="budget", goals=[goal("Fler bibliotek.", gendered=False)]),
            "Kultur",
        )
        found.add(
            report("arkiv/teknik.md", kind="budget", goals=[goal("Kulturen ska nå alla.", gendered=False)]),
            "Teknik",
        )
        found.add(report("arkiv/okand.md", kind="budget", goals=[goal("Våldet mot kvinnor ska minska.")]))
        found.add(report("arkiv/utan.md", kind="budget"), "Vård")
        found.add(Unread("arkiv/trasig.docx", "invalid", "Filen är skadad."), "Vård")
        yield found


@pytest.mark.parametrize("top", [TOP, "Regionplan 2024.md", "arkiv/Regionplan 2024.md"])
def test_what_becomes_of_the_goals(audit: Made, top: str) -> None:
    chain = audit.summary(top=top).chain
    assert chain is not None
    assert (chain.top.path, chain.top.unit, chain.below) == (TOP, "Regionen", 4)
    culture, violence = chain.goals
    assert (culture.goal.quote, culture.goal.section) == (CULTURE, ("Mål",))
    assert [(each.path, each.quote) for each in culture.found] == [
        ("arkiv/kultur.md", "Kulturen ska nå flickor och pojkar.")
    ]
    assert [(each.path, each.quote) for each in culture.neutral] == [
        ("arkiv/teknik.md", "Kulturen ska nå alla.")
    ]
    assert culture.units_without == ()
    assert [each.path for each in violence.found] == ["arkiv/okand.md"]
    assert (violence.neutral, violence.units_without) == ((), ("Kultur", "Teknik"))


def test_the_chain_is_of_governing_documents(audit: Made) -> None:
    audit.add(report("arkiv/memo.md", goals=[goal(VIOLENCE)]), "Polisen")
    audit.add(report("arkiv/uppfoljning.md", kind="uppfoljning", goals=[goal(VIOLENCE)]), "Vård")
    chain = audit.summary(top=TOP).chain
    assert chain is not None
    assert chain.below == 5
    assert [each.path for each in chain.goals[1].found] == ["arkiv/okand.md", "arkiv/uppfoljning.md"]


def test_without_a_top_document_there_is_no_chain(audit: Made) -> None:
    assert audit.summary().chain is None


@pytest.mark.parametrize(
    ("top", "why"),
    [
        ("Regonplan 2024.md", "”Regonplan 2024.md” finns inte i revisionen. Menade du ”Regionplan 2024.md”?"),
        ("något helt annat.pdf", "”något helt annat.pdf” finns inte i revisionen."),
        ("", "”” finns inte i revisionen."),
        ("trasig.docx", "”arkiv/trasig.docx” är inte granskat, så dess mål är inte kända: Filen är skadad."),
        ("kopia.md", f"”arkiv/kopia.md” är en dubblett: ange ”{TOP}”."),
    ],
)
def test_a_top_document_that_cannot_be_is_refused(audit: Made, top: str, why: str) -> None:
    with pytest.raises(CannotSum) as refused:
        audit.summary(top=top)
    assert str(refused.value) == why


def test_a_name_that_several_documents_have_is_refused(audit: Made) -> None:
    audit.add(report("annan/kultur.md", kind="budget"))
    with pytest.raises(
        CannotSum, match=r"kan vara flera dokument: annan/kultur\.md, arkiv/kultur\.md\. Ange mer"
    ):
        audit.summary(top="kultur.md")


def test_without_quotes_goals_have_no_words(tmp_path: Path) -> None:
    with made(tmp_path / "utan.db", keeps_quotes=False) as found:
        found.add(report("plan.md", kind="budget", goals=[goal(CULTURE)]))
        with pytest.raises(CannotSum, match="--no-quotes"):
            found.summary(top="plan.md")
        assert found.summary().chain is None

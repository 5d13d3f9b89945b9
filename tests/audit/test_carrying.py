"""When a goal is another one in other words: pairs that somebody who reads them would say the same of."""

from __future__ import annotations

import pytest
from made import book

from konsekvens_lint.audit.summing.carrying import Sought, Thread, stem

THREAD = Thread(book().thread)
SAME = [
    ("Kvinnor och män ska ha samma tillgång till regionens kulturutbud.", "Flickor och pojkar ska ta del av kulturen lika mycket."),
    ("Mäns våld mot kvinnor ska upphöra.", "Våldet mot kvinnor ska minska till 2030."),
    ("Löneskillnaderna mellan kvinnor och män ska minska.", "Osakliga löneskillnader mellan könen ska vara borta 2027."),
    ("Hälften av cheferna ska vara kvinnor.", "Andelen kvinnor på chefspositioner ska vara minst 40 procent."),
    ("Flickor och pojkar ska känna sig trygga i skolan.", "Tryggheten i skolorna ska vara lika hög för flickor och pojkar."),
    ("Fler pojkar ska nå behörighet till gymnasiet.", "Andelen pojkar som är behöriga till gymnasieskolan ska öka."),
    ("Kvinnors och mäns psykiska ohälsa ska minska.", "Den psykiska ohälsan bland flickor ska halveras."),
    ("Föräldraledigheten ska delas lika mellan kvinnor och män.", "Män ska ta ut hälften av föräldraledigheten."),
    ("Jämställdheten ska öka.", "Vi ska vara en jämställd kommun."),
    ("Arbetslösheten bland utrikes födda kvinnor ska minska.", "Färre utrikes födda kvinnor ska vara arbetslösa."),
    ("Kvinnor och män i hela länet kan resa hållbart till arbete, studier och vård. Nöjdheten ska öka mest bland kvinnor som reser kvällstid.", "Kvinnor och män ska kunna resa hållbart."),
]  # fmt: skip
OTHER = [
    ("Kvinnor och män ska ha samma tillgång till kulturutbudet.", "Kvinnor och män ska ha samma tillgång till kollektivtrafiken."),
    ("Sjukskrivningarna bland kvinnor i vården ska minska.", "Kvinnor och män ska få vård på lika villkor."),
    ("Flickor och pojkar ska känna sig trygga i skolan.", "Skolorna ska ha jämställd undervisning."),
    ("Hälften av cheferna ska vara kvinnor.", "Hälften av deltagarna ska vara kvinnor."),
    ("Jämställdheten ska öka.", "Löneskillnaderna mellan kvinnor och män ska minska."),
    ("Andelen kvinnor i brandkåren ska öka till 20 procent.", "Andelen kvinnor i styrelserna ska öka till 40 procent."),
    ("Unga kvinnor ska känna sig trygga på stationen.", "Unga män ska fullfölja gymnasiet."),
    ("Kulturen ska nå kvinnor och män.", "Kultur- och fritidsnämnden ska anställa fler män."),
    ("Flickors psykiska ohälsa ska minska.", "Flickors och pojkars fysiska aktivitet ska öka."),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "other"), SAME)
def test_a_goal_in_other_words(goal: str, other: str) -> None:
    assert Sought([goal], THREAD).found(other) == (0,), (THREAD.words(goal), THREAD.words(other))


@pytest.mark.parametrize(("goal", "other"), OTHER)
def test_another_goal_with_the_same_common_words(goal: str, other: str) -> None:
    assert Sought([goal], THREAD).found(other) == (), (THREAD.words(goal), THREAD.words(other))


@pytest.mark.parametrize(
    ("goal", "other"),
    [
        ("Kvinnor och män ska ha lika makt att påverka.", "Kvinnor och män ska ha samma inflytande."),
        ("Kvinnor och män ska ha lika lön.", "Löneskillnaderna mellan kvinnor och män ska minska."),
    ],
)
def test_a_limit_other_words_for_the_same_are_not_known(goal: str, other: str) -> None:
    assert Sought([goal], THREAD).found(other) == ()


def test_each_goal_is_sought_for_itself() -> None:
    sought = Sought(
        ["Fler kvinnor ska bli chefer.", "Våldet mot kvinnor ska minska.", "Vi är jämställda."], THREAD
    )
    assert sought.found("Cheferna ska vara kvinnor och män, och våldet ska upphöra.") == (0, 1)
    assert sought.found("Kommunen ska vara jämställd.") == (2,)
    assert sought.found("Ekonomin ska vara i balans.") == ()


@pytest.mark.parametrize(
    ("share", "least", "words", "others", "needed"),
    [
        (0.5, 2, 1, 3, 1), (0.5, 2, 2, 2, 2), (0.5, 2, 2, 1, 2), (0.5, 2, 3, 3, 2), (0.5, 2, 5, 5, 3), (0.5, 2, 9, 3, 2),
        (0.5, 2, 3, 9, 2), (1, 1, 4, 4, 4), (0.2, 1, 4, 4, 1),
    ],
)  # fmt: skip
def test_how_many_words_are_needed_is_data(
    share: float, least: int, words: int, others: int, needed: int
) -> None:
    thread = Thread({"share": share, "least": least, "passed_over": ["ord*"], "kinds": ["budget"]})
    assert thread.needed(frozenset(map(str, range(words))), frozenset(map(str, range(others)))) == needed


def test_which_words_are_passed_over_is_data() -> None:
    thread = Thread({"share": 0.5, "least": 1, "passed_over": ["cykel", "buss*"], "kinds": ["budget"]})
    assert thread.words("Cykeln, cyklister, bussar, busskort och en by") == {"cyklist", "och"}


@pytest.mark.parametrize(
    "forms",
    [
        "skola skolan skolor skolorna skolornas skolans",
        "våld våldet våldets",
        "utbildning utbildningen utbildningar utbildningarna utbildningens",
        "trygghet tryggheten trygghetens",
        "barn barnen barnens barns",
        "lön lönen",
        "hälsa hälsan hälsans",
        "chef chefer cheferna chefens",
        "kultur kulturen kulturens",
        "bemötande bemötandet",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1, [stem(form) for form in forms.split()]


def test_words_of_their_own_have_their_own() -> None:
    words = "barn bar arbetslöshet arbetsmiljö trygghet utbildning utveckling vård våld lön löv".split()
    assert len({stem(word) for word in words}) == len(words)

"""The Swedish pipeline of the wheel: what it is made of, what it tells apart, and what is said of it."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from typing import Any

import pytest

model = pytest.importorskip("sv_konsekvens_lint", reason="the wheel sv-konsekvens-lint is not installed")

ROOT = Path(__file__).resolve().parents[2]
PIPES = ["tok2vec", "morphologizer", "parser", "trainable_lemmatizer"]
FIGURES = ["pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f"]
ARCS = ["acl:relcl", "advcl", "advmod", "amod", "det"]
# The relations of Universal Dependencies 2; a treebank's own follow after a colon.
RELATIONS = set(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl "
    "fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative "
    "xcomp".split()
)
TAGS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


@pytest.fixture(scope="module")
def nlp() -> Any:
    """The pipeline, loaded with every way to the network closed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _no_network)
        return model.load()


@pytest.fixture(scope="module")
def meta() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((model.MODEL / "meta.json").read_text(encoding="utf-8"))
    return read


def _no_network(*_: object) -> None:
    raise AssertionError("the pipeline is loaded without a network")


def test_pipeline_has_what_it_promises(nlp: Any) -> None:
    assert nlp.pipe_names == PIPES
    parsed = nlp("Nämnden beslutar om avgiften. Förslaget avslås.")
    assert [sentence.text for sentence in parsed.sents] == [
        "Nämnden beslutar om avgiften.",
        "Förslaget avslås.",
    ]


def test_spacy_loads_its_folder(nlp: Any) -> None:
    spacy = pytest.importorskip("spacy")
    assert spacy.load(model.MODEL).meta["name"] == nlp.meta["name"] == "konsekvens_lint"


def test_meta_says_whose_it_is(meta: dict[str, Any]) -> None:
    assert meta["license"] == "CC BY-SA 4.0"
    assert {"UD Swedish-Talbanken, test part", "UD Swedish-PUD"} <= {
        source["name"] for source in meta["sources"]
    }
    assert all(source["author"] and source["license"] == "CC BY-SA 4.0" for source in meta["sources"])


def test_labels_are_those_of_universal_dependencies(nlp: Any) -> None:
    assert {label.partition(":")[0].lower() for label in nlp.get_pipe("parser").labels} <= RELATIONS
    assert {re.search(r"POS=(\w+)", label)[1] for label in nlp.get_pipe("morphologizer").labels} <= TAGS  # type: ignore[index]


def test_no_file_names_the_machine_it_was_made_on() -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for path in model.MODEL.rglob("*")
        if path.suffix in {".cfg", ".json"}
    ]
    assert texts
    assert not [text for text in texts if re.search(r'"(/|\w:\\)(tmp|work|home|root|Users)\b', text)]


def test_readme_tells_the_figures_of_the_model(meta: dict[str, Any]) -> None:
    readme = (ROOT / "training" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (dev|sentences|lost diacritics) \| (.*) \|$", readme, re.MULTILINE)
    told = {name.replace(" ", "_"): [float(figure) for figure in row.split(" | ")] for name, row in rows}
    performance = meta["performance"]
    measured = {"dev": performance} | {name: performance[name] for name in ("sentences", "lost_diacritics")}
    assert told == {name: _rounded(figures) for name, figures in measured.items()}


def _rounded(figures: dict[str, Any]) -> list[float]:
    every = [figures[key] for key in FIGURES] + [figures["dep_las_per_type"][arc] for arc in ARCS]
    return [float(f"{figure:.3f}") for figure in every]


def _word(nlp: Any, text: str, form: str) -> Any:
    [word] = [word for word in nlp(text) if word.text.lower() == form]
    return word


@pytest.mark.parametrize(
    ("text", "pos"),
    [
        ("Man räknar med att badet öppnar i juni.", "PRON"),
        ("Om man inte svarar i tid stängs ärendet.", "PRON"),
        ("En man i fyrtioårsåldern fick avslag.", "NOUN"),
        ("Stödet söktes av en man och tre kvinnor.", "NOUN"),
        ("Varannan man i länet tränar.", "NOUN"),
    ],
)
def test_man_is_anyone_or_a_male(nlp: Any, text: str, pos: str) -> None:
    assert _word(nlp, text, "man").pos_ == pos


@pytest.mark.parametrize(
    "text", ["Lonen for kvinnor och man redovisas.", "Bland kvinnor och man ar skillnaden liten."]
)
def test_man_is_several_males_where_the_scan_lost_its_dots(nlp: Any, text: str) -> None:
    word = _word(nlp, text, "man")
    assert (word.pos_, word.morph.get("Number")) == ("NOUN", ["Plur"])


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Svaren delas upp på kön och stadsdel.", "kön"),
        ("Besöken räknas oavsett kön.", "kön"),
        ("Sjukfrånvaron visas efter ålder och kön.", "kön"),
        ("Kön till vuxenutbildningen växer.", "kö"),
        ("Hon har stått i kön sedan i mars.", "kö"),
        ("Fler lokaler gör att kön minskar.", "kö"),
    ],
)
def test_kön_is_a_sex_or_the_queue(nlp: Any, text: str, lemma: str) -> None:
    word = _word(nlp, text, "kön")
    assert (word.lemma_, word.morph.get("Gender")) == (lemma, ["Neut" if lemma == "kön" else "Com"])


@pytest.mark.parametrize(
    ("text", "pos"),
    [
        ("Beslutet gäller alla förskolor.", "DET"),
        ("Alla föräldrar har fått brev.", "DET"),
        ("Parken ska vara till för alla.", "PRON"),
        ("Alla som bor i huset har svarat.", "PRON"),
    ],
)
def test_alla_stands_before_a_noun_or_alone(nlp: Any, text: str, pos: str) -> None:
    assert _word(nlp, text, "alla").pos_ == pos


@pytest.mark.parametrize(
    ("text", "modifies"),
    [
        ("Äldre kvinnor åker oftare buss.", "kvinnor"),
        ("Äldre byggnader saknar hiss.", "byggnader"),
        ("Maten lagas för de äldre.", ""),
        ("Äldre får fri resa.", ""),
    ],
)
def test_äldre_modifies_a_noun_or_stands_for_people(nlp: Any, text: str, modifies: str) -> None:
    word = _word(nlp, text, "äldre")
    assert word.pos_ == "ADJ"
    assert (word.head.text if word.dep_ == "amod" else "") == modifies


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Avgiften gäller dem som inte har årskort.", "har"),
        ("Om skolan inte byggs ut ökar trängseln.", "byggs"),
        ("Nämnden redovisar inte vilka som berörs.", "redovisar"),
        ("Förslaget innebär att pojkar som inte simmar får fler lektioner.", "simmar"),
    ],
)
def test_negation_hangs_on_its_own_verb(nlp: Any, text: str, verb: str) -> None:
    assert _word(nlp, text, "inte").head.text == verb


def test_clauses_are_told_apart(nlp: Any) -> None:
    relative = _word(nlp, "Kvinnor som arbetar natt får högre lön.", "arbetar")
    assert (relative.dep_, relative.head.text) == ("acl:relcl", "Kvinnor")
    adverbial = _word(nlp, "När bussen dras in får eleverna längre resväg.", "dras")
    assert (adverbial.dep_, adverbial.head.text) == ("advcl", "får")

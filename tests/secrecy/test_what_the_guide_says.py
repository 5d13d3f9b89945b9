"""What docs/it.md says that the tool does and does not on a machine: each sentence has its tests, which are there."""

from __future__ import annotations

import ast
import re

import pytest
from watching import ROOT

GUIDE = " ".join((ROOT / "docs" / "it.md").read_text(encoding="utf-8").split())
SECTION = GUIDE.partition("## Vad verktyget gör och inte gör på datorn")[2].partition(" ## ")[0]
NETWORK = "test_no_network.py::test_no_command_asks_the_network_or_writes_where_it_was_not_told"
PAGE = "test_the_page.py::test_it_listens_where_it_was_told_and_calls_nobody"
ELSEWHERE = "test_documents_that_point_elsewhere.py::test_nothing_is_opened_that_was_not_given"
RECOGNISED = "test_scratch.py::test_a_document_that_was_being_recognised"
#: Each claim, by words of it, and the tests behind it.
CLAIMS = {
    "Inget kommando använder nätverket": (NETWORK, "test_no_network.py::test_every_command_has_a_run"),
    "bara på den egna datorn om du inte anger något annat": (PAGE,),
    "det kluster vars adress du anger": ("test_the_page.py::test_a_cluster_is_called_where_it_was_told",),
    "Sidan och rapporterna hämtar inget från andra håll": (PAGE, "test_the_page.py::test_a_report_fetches_nothing"),
    "öppnas inte, varken på datorn eller på nätet": (ELSEWHERE,),
    "Inget program startas, utom `ocrmypdf`": (NETWORK, ELSEWHERE),
    "Bara de som du anger, som rapporter, och [sparade resultat]": (NETWORK,),
    "får de rättigheter som nya filer får på datorn": ("test_rights.py::test_a_report_has_the_rights_of_any_new_file",),
    "Bara `--ocr` behöver sådana": (NETWORK,),
    "i en mapp som bara användaren kan läsa": ("test_scratch.py::test_nobody_else_may_look_into_it_and_it_goes",),
    "också när körningen avbryts": (RECOGNISED,),
    "tas den bort nästa gång text tolkas": (RECOGNISED, "test_scratch.py::test_what_a_killed_run_has_left_goes_and_what_is_in_use_stays"),
    "**Sparade resultat** kan bara användaren läsa": ("test_rights.py::test_the_results_and_the_way_to_them_are_the_owners_alone",),
    "kan bara användaren läsa när den har skapats": ("test_rights.py::test_a_new_database_is_its_owners_alone_with_all_that_stands_beside_it",),
    "behåller de rättigheter som ni har gett den": ("test_rights.py::test_a_database_that_somebody_has_opened_for_others_stays_so",),
    "stänger av minnesdumpar": ("test_crashes_tell_nothing.py::test_a_crash_leaves_no_file",),
    "aldrig text ur dokumentet": (
        "test_crashes_tell_nothing.py::test_a_mistake_of_ours_is_told_without_the_documents_words",
        "test_crashes_tell_nothing.py::test_a_mistake_outside_the_documents_is_told_without_their_words_too",
    ),
    "Kommandoraden för ingen logg": (NETWORK,),
    "`serve` loggar bara sina egna fel, med felets typ": (PAGE,),
    "Vilka programbibliotek som installeras, och varför": ("test_supply.py::test_the_page_tells_the_whole_of_what_gets_installed",),
    "låsta med kontrollsummor": ("test_supply.py::test_the_lock_takes_nothing_without_a_hash_or_from_elsewhere_than_the_index",),
}  # fmt: skip


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_stands_there_and_its_tests_are_there(claim: str) -> None:
    assert claim in SECTION
    for test in CLAIMS[claim]:
        name, _, function = test.partition("::")
        tree = ast.parse((ROOT / "tests" / "secrecy" / name).read_text(encoding="utf-8"))
        assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, test


def test_every_point_has_a_claim() -> None:
    points = re.split(r" - (?=\*\*)", SECTION)[1:]
    assert len(points) == 9
    assert [point for point in points if not any(claim in point for claim in CLAIMS)] == []

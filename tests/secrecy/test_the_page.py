"""`serve` listens where it was told and calls nobody; what it shows and says names no other place; it logs no words."""

from __future__ import annotations

import http.client
import os
import re
import signal
import sys
from pathlib import Path

import pytest
from command_line import BAD
from watching import ROOT, Work, itself, konsekvens, left_in, outside, watching

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")

# Names of XML's namespaces, which nobody fetches.
NAMESPACES = re.compile(
    r'xmlns(:\w+)?="http://www\.w3\.org/[^"]+"|"http://www\.w3\.org/(2000/svg|1999/xlink)"'
)
SECRET = b"HEMLIGT"


def _elsewhere(text: str) -> list[str]:
    """What a browser would fetch, or go to, from another place."""
    return re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"')]*", NAMESPACES.sub("", text))


def test_it_listens_where_it_was_told_and_calls_nobody(
    work: Work, tmp_path: Path, cache_folder: Path
) -> None:
    command = konsekvens("serve", "--port", "0")
    local = ["127.0.0.1"]
    with watching(command, tmp_path / "sett", cwd=work.folder, allowed=local, **work.environment) as (
        page,
        looker,
    ):
        assert page.stderr is not None
        port = int(page.stderr.readline().decode().split()[1].rpartition(":")[2])
        whole = _get(port, "/")
        key = re.search(r'data-key="([^"]+)"', whole)
        assert key
        headers = {"Origin": f"http://127.0.0.1:{port}", "X-Granskning": key[1], "X-Filnamn": "HEMLIGT.md"}
        for path in ("/granska", "/rapport", "/avsnitt", "/granska"):
            body = BAD.encode().replace("sophämtning".encode(), SECRET)
            whole += _get(port, path, body if path != "/granska" else SECRET + b"\0", headers)
        whole += "".join(_get(port, f"/static/{name}") for name in ("page.js", "page.css", "icon.svg"))
        itself(page).send_signal(signal.SIGINT)
        out, err = page.communicate(timeout=60)
    seen = looker.seen()

    assert (page.returncode, out, err.decode()) == (0, b"", "Sidan är stängd.\n")
    assert _elsewhere(whole) == []
    assert seen.started == ()
    assert {each for each in seen.asked if not _is_local(each)} == set()
    assert outside(seen.written, Path("/dev/shm"), Path(os.devnull)) == []
    assert left_in(work.temporary) == left_in(work.home) == [] and not cache_folder.exists()


def _get(port: int, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET" if body is None else "POST", path, body, headers or {})
    return connection.getresponse().read().decode()


def _is_local(asked: str) -> bool:
    """A socket made, or bound to this machine: as strace tells it. The eye within lets through nothing else."""
    return asked.startswith("socket(AF_INET, SOCK_STREAM") or (
        asked.startswith("bind(") and 'sin_addr=inet_addr("127.0.0.1")' in asked
    )


def test_a_page_that_calls_is_ended(tmp_path: Path) -> None:
    """With what it is allowed, the check can still fail."""
    program = "import socket; s = socket.create_server(('127.0.0.1', 0)); print('here', flush=True); "
    for more in ("socket.create_connection(('192.0.2.1', 80), 1)", "socket.create_server(('0.0.0.0', 0))"):
        with watching([sys.executable, "-c", program + more], tmp_path / more[7:16], cwd=tmp_path, allowed=["127.0.0.1"]) as (process, looker):  # fmt: skip
            out, _ = process.communicate(timeout=60)
        assert (process.returncode, out) == (97, b"here\n")
        assert any(each.startswith("socket.") for each in looker.seen().asked)


def test_what_names_another_place_is_seen() -> None:
    assert _elsewhere('<img src="https://example.com/a.png"> url(//fonts.example/x) <svg xmlns="http://www.w3.org/2000/svg"/>') == [
        "https://example.com/a.png", "//fonts.example/x"]  # fmt: skip


@pytest.mark.parametrize("written", ["check in/memo.md --write html=ut/a.html", "report ut/gammal.db --html ut/a.html",
                                     "assess in/skattning.md --write html=ut/a.html"])  # fmt: skip
def test_a_report_fetches_nothing(written: str, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened in a browser it is by itself: no picture, font, style or script comes from elsewhere."""
    from command_line import run
    from lxml import html

    monkeypatch.chdir(work.folder)
    assert run(*written.split()).code in (0, 1)
    text = (work.folder / "ut" / "a.html").read_text(encoding="utf-8")
    page = html.fromstring(text.encode())
    assert page.xpath("//script[@src] | //link[@href] | //iframe | //object | //embed | //img[not(starts-with(@src, 'data:'))]") == []  # fmt: skip
    assert (
        page.xpath(
            "//*[@src[not(starts-with(., 'data:'))] | @srcset | @background | @poster | @action | @ping]"
        )
        == []
    )
    styles = "".join(page.xpath("//style/text() | //@style"))
    assert re.findall(r"@import|url\((?!#)", styles) == []
    assert ROOT.as_posix() not in text


def test_a_cluster_is_called_where_it_was_told(work: Work, tmp_path: Path) -> None:
    """And nowhere else. There is none at the address, so that nothing is sent."""
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    program = (
        "import konsekvens_lint.running.pace as pace; pace.CLUSTER_ANSWERS = 0.3\n"
        "from konsekvens_lint.commands.main import main; main()"
    )
    command = [sys.executable, "-c", program, "audit", "in/memo.md", "--into", "ut/ny2.db", "--dask"]
    with watching([*command, "tcp://127.0.0.9:9"], tmp_path / "sett", cwd=work.folder, allowed=["127.0.0.9"], **work.environment) as (run, looker):  # fmt: skip
        _, err = run.communicate(timeout=60)
    assert run.returncode == 2
    assert "svarar inte" in err.decode()
    called = [each for each in looker.seen().asked if each.startswith(("connect", "sendto", "sendmsg"))]
    assert [each for each in called if 'inet_addr("127.0.0.9")' not in each] == []

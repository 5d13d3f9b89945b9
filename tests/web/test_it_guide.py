"""What docs/it.md says holds: its options, its limits, its unit and its site."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from web_doubles import ROOT

from konsekvens_lint import limits
from konsekvens_lint.commands import serve
from konsekvens_lint.limits import LIMITS
from konsekvens_lint.running.pace import GIVE_UP_AFTER, KILL_AFTER
from konsekvens_lint.version import __version__
from konsekvens_lint.web import session

GUIDE = (ROOT / "docs" / "it.md").read_text(encoding="utf-8")
OPTIONS = {param.opts[0]: param.default for param in serve.command.params}


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


def test_the_options_are_there() -> None:
    lines = [line for block in (*_blocks("sh"), *_blocks("ini")) for line in block.splitlines()]
    words = [
        shlex.split(line.removeprefix("ExecStart="), comments=True) for line in lines if " serve" in line
    ]
    used = {word for line in words for word in line[line.index("serve") :] if word.startswith("--")}
    assert len(words) >= 6
    assert used <= set(OPTIONS)
    assert {
        f"--{name}" for name in ("host", "port", "profile", "pack", "token-file", "public-url", "max-mib")
    } == used


def test_the_version_is_this_one() -> None:
    assert set(re.findall(r"konsekvens_lint-([\d.]+)-py3", GUIDE)) == {__version__}


def test_the_site_goes_with_the_server() -> None:
    (site,) = _blocks("nginx")
    most = re.search(r"client_max_body_size (\d+)m;", site)
    assert most
    assert int(most[1]) > OPTIONS["--max-mib"]
    assert f"proxy_pass http://{OPTIONS['--host']}:{OPTIONS['--port']};" in site
    for directive in (
        "proxy_request_buffering off;",
        "proxy_max_temp_file_size 0;",
        "proxy_set_header Host $http_host;",
        "limit_conn ",
        "client_header_timeout ",
    ):
        assert directive in site
    patience = re.search(r"proxy_read_timeout (\d+)s;", site)
    assert patience
    # A crew that breaks is replaced, and gets the document once more.
    assert int(patience[1]) > limits.WAIT_SECONDS + 2 * (LIMITS.seconds + KILL_AFTER + GIVE_UP_AFTER)
    assert f"vänta i {limits.WAIT_SECONDS:g} sekunder" in site
    assert f"granskas i {LIMITS.seconds:g} sekunder" in site


def test_what_it_says_of_many_at_once() -> None:
    assert f"avbryts efter {LIMITS.seconds:g} sekunder" in GUIDE
    assert f"inte kommer på {limits.WAIT_SECONDS:g} sekunder" in GUIDE
    assert f"högst {limits.UPLOADS_EACH} dokument åt gången" in GUIDE
    assert f"högst {limits.MAX_UPLOADS_BYTES // 1024**2} MiB" in GUIDE
    assert f"på {limits.HEAD_SECONDS:g} sekunder" in GUIDE
    assert f"{limits.MAX_CONNECTIONS} anslutningar" in GUIDE


def test_what_it_says_of_the_login() -> None:
    assert f"minst {serve.SHORTEST} tecken" in GUIDE
    assert serve.TOKEN in GUIDE
    assert (session.TRIES, session.WITHIN, session.LASTS) == (5, 60, 12 * 3600)
    assert "Fem försök i minuten" in GUIDE
    assert "tolv timmar" in GUIDE


def test_the_links_lead_somewhere() -> None:
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)#][^)]*)\)", GUIDE)]
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def test_the_entry_of_the_single_file_is_python() -> None:
    (entry,) = _blocks("python")
    compile(entry, "granska.py", "exec")
    assert "freeze_support()" in entry


def test_the_single_file_takes_the_data_that_is_asked_for() -> None:
    """A program packed as one file has only the data of packages that it is told to take along."""
    (recipe,) = (block for block in _blocks("bat") if "pyinstaller" in block)
    assert "--collect-all konsekvens_lint" in recipe
    for package, file in (("docx", "templates/default.docx"), ("pdfminer", "cmap")):
        assert f"--collect-data {package}" in recipe
        assert files(package).joinpath(file).is_file() or files(package).joinpath(file).is_dir()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd")
def test_the_unit_is_one(tmp_path: Path) -> None:
    unit = tmp_path / "konsekvens-lint.service"
    text = next(block for block in _blocks("ini") if "[Service]" in block)
    unit.write_text(text.replace("/opt/konsekvens-lint/bin/konsekvens-lint", "/bin/sh"), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "konsekvens" in line]) == (0, [])


@pytest.mark.skipif(
    shutil.which("nginx") is None or shutil.which("openssl") is None, reason="there is no nginx"
)
def test_the_site_is_one(tmp_path: Path) -> None:
    (site,) = _blocks("nginx")
    key = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=a", "-keyout", "key.pem"]
    subprocess.run([*key, "-out", "cert.pem"], cwd=tmp_path, capture_output=True, check=True)
    whole = f"pid {tmp_path}/pid; events {{}} http {{ access_log off; {site.replace('/etc/ssl/granska', str(tmp_path))} }}"
    file = tmp_path / "nginx.conf"
    file.write_text(whole, encoding="utf-8")
    command = ["nginx", "-t", "-q", "-e", "stderr", "-c", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")

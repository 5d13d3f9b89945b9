"""``serve``: the page for those who use no command line."""

from __future__ import annotations

import errno
import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from konsekvens_lint.commands import console
from konsekvens_lint.commands.parameters import Count, FilePath, packs
from konsekvens_lint.commands.swedish import Command
from konsekvens_lint.limits import MAX_FILE_BYTES, MAX_LOGIN_BYTES, MIB, UPLOAD_MIB
from konsekvens_lint.machine.system import reason
from konsekvens_lint.machine.taking import TooLarge, bytes_of_any

if TYPE_CHECKING:
    import socket

TOKEN = "KONSEKVENS_LINT_TOKEN"  # noqa: S105
#: Characters of a token; a shorter one can be guessed.
SHORTEST = 16
_LARGEST = MAX_FILE_BYTES // MIB


class Request(NamedTuple):
    """How the page is to be served."""

    host: str
    port: int
    profile: str
    packs: tuple[Path, ...]
    token_file: Path | None
    public_url: str | None
    max_mib: int


@click.command(cls=Command, name="serve", short_help="Visa en sida i webbläsaren.")
@click.option(
    "--host", default="127.0.0.1", metavar="ADRESS", help="Adress att lyssna på. Standard är 127.0.0.1."
)
@click.option(
    "--port", type=Count(), default=8765, help="Port att lyssna på. Standard är 8765; 0 är en ledig port."
)
@click.option(
    "--profile",
    default="skr",
    metavar="PROFIL",
    help="Profil som är vald från början. Standard är skr; se ”konsekvens-lint profiles”.",
)
@packs
@click.option(
    "--token-file",
    type=FilePath(),
    metavar="FIL",
    help=f"Fil med koden som användarna loggar in med. Koden kan också stå i miljövariabeln {TOKEN}.",
)
@click.option(
    "--public-url",
    metavar="ADRESS",
    help="Adressen som webbläsarna använder, till exempel https://granska.kommunen.se. Kräver en kod.",
)
@click.option(
    "--max-mib",
    type=Count(1),
    default=UPLOAD_MIB,
    help=f"Största dokument som tas emot, i MiB. Standard är {UPLOAD_MIB}, högst {_LARGEST}.",
)
def command(
    *,
    host: str,
    port: int,
    profile: str,
    packs: tuple[Path, ...],
    token_file: Path | None,
    public_url: str | None,
    max_mib: int,
) -> None:
    """Visa en sida i webbläsaren, där dokument granskas utan kommandorad.

    Sidan nås bara från den här datorn, om inget annat anges. Dokumenten hålls i minnet medan de granskas,
    och sparas inte. Avsluta med Ctrl+C.
    """
    run(Request(host, port, profile, packs, token_file, public_url, max_mib))


def run(request: Request) -> None:
    """Serve until told to end. Whatever is wrong with the request is told before anything is opened."""
    from konsekvens_lint.running.judging import rulebook
    from konsekvens_lint.settings.options import profile_named
    from konsekvens_lint.web.site import is_loopback

    profile_named(request.profile, rulebook(request.packs))
    if request.max_mib > _LARGEST:
        raise click.ClickException(f"--max-mib får vara högst {_LARGEST}: större filer läses inte")
    token = _token(request.token_file)
    is_alone = is_loopback(request.host) and request.public_url is None
    if not is_alone and token is None:
        raise click.ClickException(
            f"andra än den här datorn når sidan, och då krävs en kod: ange --token-file eller {TOKEN}"
        )
    if not is_loopback(request.host) and request.public_url is None:
        raise click.ClickException(
            "andra än den här datorn når sidan: ange adressen som de använder med --public-url"
        )
    with _listener(request.host, request.port) as listener:
        _serve(request, listener, token, is_shared=not is_alone)
    # The process ends at once, without Python's own tidying: what the workers shared would be told as left behind.
    gc.collect()
    console.note("Sidan är stängd.")


def _serve(request: Request, listener: socket.socket, token: str | None, *, is_shared: bool) -> None:
    from konsekvens_lint.running.failures import CannotStart
    from konsekvens_lint.web.app import Settings, application
    from konsekvens_lint.web.desk import Desk
    from konsekvens_lint.web.server import serve
    from konsekvens_lint.web.session import Door
    from konsekvens_lint.web.site import site

    port = listener.getsockname()[1]
    try:
        where = site(port, request.public_url)
    except ValueError as error:
        raise click.ClickException(f"--public-url: {error}") from error
    settings = Settings(
        where, request.profile, request.max_mib * MIB, is_shared, Door(token) if token else None
    )
    address = request.public_url or f"http://{_in_address(request.host)}:{port}"

    def tell() -> None:
        console.note(f"Öppna {address} i webbläsaren. Avsluta med Ctrl+C.")
        if is_shared and not where.is_secure:
            console.note("Utan https går dokument och kod okrypterade över nätet: se docs/it.md.")

    try:
        app = application(Desk(request.packs), settings, tell)
    except CannotStart as error:
        raise click.ClickException(
            f"processerna som granskar kan inte startas ({error}): stäng andra program och försök igen"
        ) from error
    if not serve(listener, app, behind_proxy=request.public_url is not None):
        raise click.ClickException(
            "sidan kunde inte startas, eftersom processerna som granskar inte kommer igång"
        )


def _listener(host: str, port: int) -> socket.socket:
    import socket

    from konsekvens_lint.web.server import listen

    try:
        return listen(host, port)
    except OverflowError:
        raise click.ClickException(f"porten {port} finns inte: välj en mellan 0 och 65535") from None
    except (UnicodeError, socket.gaierror):
        raise click.ClickException(
            f"adressen ”{host}” finns inte: ange en som den här datorn har med --host, till exempel 127.0.0.1"
        ) from None
    except OSError as error:
        is_elsewhere = error.errno == errno.EADDRNOTAVAIL
        raise click.ClickException(
            f"adressen {_in_address(host)}:{port} kan inte användas ({reason(error)}): "
            + (
                "ange en som den här datorn har med --host, till exempel 127.0.0.1"
                if is_elsewhere
                else "välj en annan port med --port, eller 0 för en ledig"
            )
        ) from error


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _token(file: Path | None) -> str | None:
    """The token that users log in with, or None where none is set."""
    if file is None:
        token = os.environ.get(TOKEN)
        source = TOKEN
    else:
        source = f"”{file}”"
        try:
            token = bytes_of_any(file, MAX_LOGIN_BYTES).decode("utf-8")
        except TooLarge as refusal:
            raise click.ClickException(f"{source} läses inte: {refusal}") from refusal
        except UnicodeDecodeError:
            raise click.ClickException(f"{source} innehåller inte en kod i UTF-8") from None
        except OSError as error:
            raise click.ClickException(f"{source} gick inte att läsa: {reason(error)}") from error
    if token is None:
        return None
    if len(token.strip()) < SHORTEST:
        raise click.ClickException(f"koden i {source} ska ha minst {SHORTEST} tecken")
    return token.strip()

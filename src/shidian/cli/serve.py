"""``shidian serve``: the pages and the API on this machine."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

import errno
import os
import socket
from typing import Annotated

import typer

from shidian.cli.register import PAGES, ready
from shidian.core import Bilingual, Fault, Lang, UsageError

LAST_PORT = 65535
_LOCAL = ("127.0.0.1", "localhost", "::1")

Host = Annotated[
    str, typer.Option("--host", metavar="HOST", help="监听的地址。 Address to listen on.")
]
Port = Annotated[str, typer.Option("--port", metavar="PORT", help="端口。 Port.")]


def serve(ctx: typer.Context, host: Host = "127.0.0.1", port: Port = "8000") -> None:
    """启动网页和接口，按 Ctrl-C 结束。 Serve the pages and the API until Ctrl-C."""
    number = port_asked(host, port)
    if host not in _LOCAL:
        os.environ.setdefault("SHIDIAN_HOSTS", ",".join((*_LOCAL[:2], "[::1]", host)))
    if host in _LOCAL:  # only then does nobody else reach the page that writes
        os.environ.setdefault("SHIDIAN_CONFIRM", "1")
    ready(PAGES)
    from shidian.store.setup import readable_errors

    with readable_errors():
        from shidian.store.snapshot import version

        version()  # says so if nothing has been loaded
    check_free(host, number)
    from django.core.servers.basehttp import get_internal_wsgi_application, run

    application = get_internal_wsgi_application()

    def greet(_: int) -> None:  # when it listens, not before: somebody may wait for this line
        print(_greeting(host, number, ctx.obj), flush=True)

    try:
        run(host, number, application, ipv6=":" in host, threading=True, on_bind=greet)
    except KeyboardInterrupt:
        print()
    except OSError as error:  # taken between the check and now
        raise UsageError(_refused(error, host, number)) from error


def port_asked(host: str, asked: str) -> int:
    """The number of the port; UsageError if it is none."""
    if not (asked.isascii() and asked.isdigit() and 0 < int(asked[:9]) <= LAST_PORT):
        other = free_port(host, 8000)
        raise UsageError(Fault("not_port", found=asked[:40], last=LAST_PORT, other=other))
    return int(asked[:9])


def check_free(host: str, port: int) -> None:
    """UsageError if the server could not listen there."""
    try:
        _listen(host, port)
    except (OSError, UnicodeError) as error:
        raise UsageError(_refused(error, host, port)) from error


def free_port(host: str, wanted: int) -> int:
    """The first free port from `wanted` on, or any that is free."""
    for port in (*range(wanted, min(wanted + 100, LAST_PORT)), 0):
        try:
            return _listen(host, port)
        except (OSError, UnicodeError):
            continue
    return 8000


def _listen(host: str, port: int) -> int:
    """Listen for a moment, as the server will, and say on which port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        probe.listen(1)
        return int(probe.getsockname()[1])


def _refused(error: Exception, host: str, port: int) -> Fault:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return Fault("port_taken", port=port, other=free_port(host, port + 1))
    if number in (errno.EACCES, errno.EPERM):
        return Fault("port_forbidden", port=port, other=free_port(host, max(8000, port)))
    return Fault("host_unusable", host=host[:80], found=getattr(error, "strerror", None) or error)


def _greeting(host: str, port: int, lang: Lang) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    address = f"http://{name}:{port}/"
    lines = [Bilingual(f"{address}  （按 Ctrl-C 结束）", f"{address}  (Ctrl-C ends it)")]
    if host in ("0.0.0.0", "::"):
        lines += [
            Bilingual(
                "其他机器要访问，请把本机的名称或地址写入 SHIDIAN_HOSTS，用逗号分隔。",
                "For other machines, list this machine's names in SHIDIAN_HOSTS, with commas.",
            )
        ]
    return "\n".join(line.text(lang) for line in lines)

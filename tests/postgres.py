"""A throw-away PostgreSQL server, so that the ledger's tests run on a real one."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")

# Nothing here outlives the tests, so nothing needs to reach the disk.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "''",  # their path may be too long; TCP does
}


class PostgresMissing(Exception):  # noqa: N818 - a fact about the machine, not an error
    """No server can be started here; the message says why."""


@contextmanager
def temporary_postgres() -> Iterator[str]:
    """Start a server on a free port, yield its URL, stop it and delete its folder.

    The server refuses to run as root; root therefore runs it as Debian's user ``postgres``.
    """
    programs = _programs()
    prefix = _as_postgres() if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="shidian-postgres-"))
    try:
        if prefix:
            shutil.chown(folder, "postgres", "postgres")
        data, port = folder / "data", _free_port()
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        create = [*prefix, f"{programs}/initdb", f"--pgdata={data}", "--no-sync"]
        create += ["-U", "shidian", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        control = [*prefix, f"{programs}/pg_ctl", f"--pgdata={data}", "-w"]
        start = [*control, f"--log={folder}/log", "-o", f"-p {port} {options}", "start"]
        _run(create, folder)
        _run(start, folder)
        try:
            yield f"postgres://shidian@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Give the folder of the newest server programs that Debian has installed."""
    found = [path.parent for path in DEBIAN.glob("*/bin/initdb")]
    if not found:
        raise PostgresMissing(
            f"no PostgreSQL server in {DEBIAN}; get it as root with: apt-get install postgresql"
        )
    return max(found, key=lambda path: int(path.parent.name))


def _as_postgres() -> list[str]:
    """Give the words before a command that make root run it as ``postgres``."""
    known = subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode == 0
    if not known or shutil.which("runuser") is None:
        raise PostgresMissing("root needs the user postgres and the command runuser to start one")
    return ["runuser", "-u", "postgres", "--"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(command: list[str], folder: Path) -> None:
    """Run a command in the server's folder; a failure shows what it and the server said."""
    # Variables such as PGPORT or PGDATA belong to another server.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    # Its output goes to a file: the server keeps what it inherits open, and a pipe would not end.
    with (folder / "output").open("ab") as output:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        said = [file.read_text(errors="replace") for file in folder.glob("*") if file.is_file()]
        raise RuntimeError(f"{command} failed:\n" + "\n".join(said))

"""A PostgreSQL server of the tests' own: in a folder, on a socket, gone at the end."""

import glob
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

_MISSING = (
    "PostgreSQL is not installed, so nothing was tested on it: apt-get install postgresql "
    "(initdb and pg_ctl are looked for on the PATH and in /usr/lib/postgresql/*/bin)"
)
# For tests a crash of the machine does not matter, time does.
_SETTINGS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"


@contextmanager
def running_cluster() -> Iterator[str]:
    """The URL of a server's database; skips the test where PostgreSQL is not installed."""
    tools = {name: _tool(name) for name in ("initdb", "pg_ctl")}
    if None in tools.values():
        pytest.skip(_MISSING)
    # A socket's path must be short, so not pytest's own folder.
    with tempfile.TemporaryDirectory(prefix="ebplan-") as folder:
        as_user = _unprivileged(folder)
        data = f"{folder}/data"
        _run([tools["initdb"], "-D", data, "-U", "ebplan", *_INITIAL], folder, as_user)
        start = [tools["pg_ctl"], "-D", data, "-l", f"{folder}/log", "-w"]
        _run([*start, "-o", f"-k {folder} {_SETTINGS}", "start"], folder, as_user)
        try:
            yield f"postgresql://ebplan@/postgres?host={quote(folder, safe='')}"
        finally:
            _run([tools["pg_ctl"], "-D", data, "-m", "immediate", "stop"], folder, as_user)


_INITIAL = ("-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")


def _tool(name: str) -> str | None:
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *folders]))


def _unprivileged(folder: str) -> dict[str, Any]:
    """How to run as somebody else where this is root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    import pwd

    known = {each.pw_name: each for each in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _run(command: list[Any], folder: str, as_user: dict[str, Any]) -> None:
    # Not piped: the server would keep the pipe open, and the wait for its end would not end.
    with (Path(folder) / "out").open("w+") as out:
        done = subprocess.run(command, cwd=folder, stdout=out, stderr=out, **as_user)
        out.seek(0)
        assert done.returncode == 0, out.read()

"""Runs a command with STEMMA_DATABASE_URL set to a PostgreSQL server of its own, started for it and gone after it.

The server is the machine's; where there is none, Debian's package is installed where this user may.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl: the newest of Debian's, else the PATH's."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    if debian and (debian[-1] / "initdb").exists():
        return debian[-1]
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def install() -> None:
    """Debian's package, where this user may."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("Installing Debian's postgresql for the PostgreSQL run (once) ...", flush=True)
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", "postgresql"]):
        subprocess.run(
            ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *words], env=env, stdout=subprocess.DEVNULL, check=False
        )


@contextlib.contextmanager
def server(programs: Path) -> Iterator[str]:
    """The address of a server that trusts this machine, on a free port, with its data in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="stemma-postgres-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        drop: list[str] = []
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
            drop = ["runuser", "-u", "postgres", "--"]
        data = f"{folder}/data"
        quiet = {"stdout": subprocess.DEVNULL, "check": True, "cwd": "/"}
        subprocess.run(
            [
                *drop,
                str(programs / "initdb"),
                "-D",
                data,
                "-A",
                "trust",
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ],
            **quiet,
        )
        options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off"
        control = [*drop, str(programs / "pg_ctl"), "-D", data, "-w"]
        subprocess.run([*control, "-o", options, "-l", f"{folder}/log", "start"], **quiet)
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], **quiet)


def main() -> int:
    """The command's own exit code."""
    if find_programs() is None:
        install()
    programs = find_programs()
    if programs is None:
        print(
            "No PostgreSQL here, and it could not be installed; on Debian: apt-get install postgresql", file=sys.stderr
        )
        return 1
    with server(programs) as address:
        return subprocess.run(sys.argv[1:], env=os.environ | {"STEMMA_DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

"""Is there a browser for the tests? Debian's chromium, installed where this user may; else one line, and under CI=true a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def main() -> int:
    """0 where the tests may go on."""
    if shutil.which("chromium"):
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's chromium for the browser tests (once) ...", flush=True)
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        quiet = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
        subprocess.run([*quiet, "update"], env=env, stdout=subprocess.DEVNULL, check=False)
        wanted = ["chromium", "fonts-noto-core"]
        subprocess.run(
            [*quiet, "install", "-y", "--no-install-recommends", *wanted],
            env=env,
            stdout=subprocess.DEVNULL,
            check=False,
        )
    if shutil.which("chromium"):
        return 0
    if os.environ.get("CI") == "true":
        print(
            "No chromium, and it could not be installed: the browser tests cannot be left out under CI=true.",
            file=sys.stderr,
        )
        return 1
    print("No chromium here, so the browser tests are skipped; on Debian: apt-get install chromium", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How are the kernels compiled? ``python compile.py [TARGET …]``: for this machine, or for the targets named.

The compiler is `zig cc` out of a pinned package of the package index, so nobody needs one on the machine, and every
platform's library can be made on one. It stands by itself: the build runs it before anything of Stemma is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = (
    "cut.c",
    "seed.c",
    "batch.c",
    "segment.c",
    "search.c",
    "align.c",
    "chain.c",
    "passage.c",
    "match.c",
    "quotation.c",
    "measure.c",
)
HEADERS = ("kernel.h", "match.h", "segment.h")
# Contraction would round some sums once where the plain twins round twice.
FLAGS = (
    "-std=c11",
    "-O3",
    "-ffp-contract=off",
    "-fno-math-errno",
    "-shared",
    "-fvisibility=hidden",
    "-Wall",
    "-Wextra",
)
# The tag of a wheel, the compiler's name for it, and how its libraries end. glibc 2.17 is that of manylinux2014.
TARGETS = {
    "manylinux_2_17_x86_64": ("x86_64-linux-gnu.2.17", "so"),
    "manylinux_2_17_aarch64": ("aarch64-linux-gnu.2.17", "so"),
    "musllinux_1_2_x86_64": ("x86_64-linux-musl", "so"),
    "musllinux_1_2_aarch64": ("aarch64-linux-musl", "so"),
    "macosx_11_0_x86_64": ("x86_64-macos.11.0", "dylib"),
    "macosx_11_0_arm64": ("aarch64-macos.11.0", "dylib"),
    "win_amd64": ("x86_64-windows-gnu", "dll"),
}


def compile_kernels(tag: str, into: Path | None = None) -> Path:
    """The library of a target, made beside the sources or where told. RuntimeError where the compiler cannot do it."""
    target, suffix = TARGETS[tag]
    made = into or HERE / f"kernel.{suffix}"
    unfinished = made.with_name(f"{made.stem}.{os.getpid()}.new")
    command = [sys.executable, "-m", "ziglang", "cc", "-target", target, *FLAGS]
    if "windows" not in target:
        command.append("-fPIC")
    command += ["-o", str(unfinished), *(str(HERE / name) for name in SOURCES)]
    if "linux" in target:
        command.append("-lm")
    with tempfile.TemporaryDirectory(prefix="stemma-kernel-") as cache:  # the compiler leaves nothing behind
        env = os.environ | {"ZIG_GLOBAL_CACHE_DIR": cache, "ZIG_LOCAL_CACHE_DIR": cache}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        raise RuntimeError(f"The kernels could not be compiled for {tag}: {done.stderr.strip()[-2000:]}")
    unfinished.replace(made)
    for extra in made.parent.glob(f"{made.stem}.*.new*"):
        extra.unlink()
    return made


def is_current(made: Path) -> bool:
    """Whether a library is there and no source is newer."""
    sources = [HERE / name for name in (*SOURCES, *HEADERS)]
    return made.exists() and made.stat().st_mtime >= max(path.stat().st_mtime for path in sources)


def this_machine() -> str | None:
    """The tag of the machine this runs on; None where no target is known for it."""
    import platform

    machine = {"AMD64": "x86_64", "x86_64": "x86_64", "arm64": "aarch64", "aarch64": "aarch64"}.get(platform.machine())
    if machine is None:
        return None
    if sys.platform == "darwin":
        return f"macosx_11_0_{'arm64' if machine == 'aarch64' else machine}"
    if sys.platform == "win32":
        return "win_amd64" if machine == "x86_64" else None
    libc = "manylinux_2_17" if platform.libc_ver()[0] == "glibc" else "musllinux_1_2"
    return f"{libc}_{machine}"


if __name__ == "__main__":
    tags: list[str | None] = [*sys.argv[1:]] or [this_machine()]
    for wanted in tags:
        if wanted is None:
            sys.exit("No target is known for this machine; the plain engine serves it.")
        print(compile_kernels(wanted).name)  # noqa: T201 - a command

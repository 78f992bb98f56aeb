"""How does a wheel get the engine's kernels? Compiled for this machine, or for STEMMA_WHEEL_TARGET (see compile.py).

Where they cannot be compiled the wheel is made without them, and the plain engine serves.
"""

from __future__ import annotations

import importlib.util
import os
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

KERNEL = "src/stemma/text/kernel"


class KernelHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel is packed, and before an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is not there yet, and name the platform in the wheel's tag."""
        if self.target_name != "wheel":
            return None
        compiling = _load(Path(self.root) / KERNEL / "compile.py")
        wanted = os.environ.get("STEMMA_WHEEL_TARGET")
        tag = wanted or compiling.this_machine()
        if tag is None:
            return self.app.display_warning("No target is known for this machine: a wheel with the plain engine alone.")
        suffix = compiling.TARGETS[tag][1]
        place = Path(self.root) / KERNEL / f"kernel.{suffix}"
        if wanted:
            place = Path(tempfile.mkdtemp(prefix="stemma-kernel-")) / place.name
        try:
            if wanted or not compiling.is_current(place):
                compiling.compile_kernels(tag, place)
        except RuntimeError as error:
            return self.app.display_warning(f"{error} A wheel with the plain engine alone.")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{tag}"
        if version != "editable":
            build_data["force_include"][str(place)] = f"stemma/text/kernel/kernel.{suffix}"
        return None


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("stemma_compile", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

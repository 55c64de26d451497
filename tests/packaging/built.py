"""The distributions built from the checkout, and the game installed from them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[2]


class Built(NamedTuple):
    """What `uv build` made of the checkout."""

    wheel: Path
    sdist: Path


class Installed(NamedTuple):
    """The game in an environment of its own, as `uv tool install` leaves it."""

    command: Path
    home: Path
    content: Path

    @property
    def env(self) -> dict[str, str]:
        """The environment of somebody who has never seen the checkout."""
        return {
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "PATH": os.defpath,
            "SUMMITRY_SAVES": str(self.home / "saves"),
            "PYTHONUTF8": "1",
        }

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Run `summitry` from a folder that is not the checkout."""
        return subprocess.run(
            [self.command, *args],
            env=self.env,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


def uv(args: Sequence[str | Path], env: dict[str, str] | None = None) -> str:
    """Run uv in the checkout: from its cache if that is enough, else from the network.

    Last with the system's certificates, for networks that read all traffic.
    """
    beside_python = Path(sys.executable).with_name("uv")
    found = os.environ.get("UV") or shutil.which(beside_python) or shutil.which("uv")
    assert found, "no uv: run the tests with `make test` or `uv run pytest`"
    for how in ("--offline", "--no-offline", "--system-certs"):
        ran = subprocess.run(
            [found, *args, "--quiet", how],
            env={**os.environ, **(env or {})},
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if ran.returncode == 0:
            return ran.stdout
    raise AssertionError(ran.stderr)

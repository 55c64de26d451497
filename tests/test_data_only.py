"""Loading is data only: no code, no program, no network, no file outside the folders given."""

import json
import subprocess
import sys
from pathlib import Path

from tests.loaded import ROOT


def test_hostile_content_opens_no_door(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.data_only", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    used = json.loads(ran.stdout.splitlines()[-1])
    assert used == []
    assert not list(ROOT.glob("owned*"))

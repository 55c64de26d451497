"""What learning platforms write in front of a student's file, or call a student's folder.

It holds the student's real name, so that nothing of it is ever used.
"""

import re

FILE_PREFIXES = (
    # Moodle: `Mara Vell_104523_assignsubmission_file_otter.json`
    r".*?_[0-9]+_assignsubmission_[a-z]+_?",
    # Blackboard: `Summits_mvell_attempt_2026-03-02-09-15-00_otter.json`
    r".*?_attempt_[0-9]{4}(-[0-9]{2}){5}_?",
    # Brightspace: `104523-998877 - Mara Vell - Mar 2, 2026 915 AM - otter.json`
    r"[0-9]+-[0-9]+ ?- .+? - .+ - ",
    # Canvas: `vellmara_104523_998877_otter.json`, `vellmara_LATE_104523_998877_otter.json`
    r"[^\W\d_]+(_late)?_[0-9]+_[0-9]+_",
    # ILIAS: `20260302091500_otter.json`
    r"[0-9]{14}_",
)
"""What stands before the name that the student gave the file."""

FOLDERS = (
    r".*_[0-9]+_assignsubmission_[a-z]+_?",
    r"[0-9]+-[0-9]+ ?- .+",
    # ILIAS: `Vell_Mara_mvell_4711`
    r"[^_]+_[^_]+_[^_]+_[0-9]+",
    # Sakai: `Vell, Mara(mvell)`; Schoology: `Vell, Mara - 104523`
    r".+, .+\(.+\)",
    r".+, .+ - [0-9]+",
)
"""The whole name of a student's folder."""

PLATFORMS_OWN = (
    r"submitted files|working files|version [0-9]+|submission attachment\(s\)|submissions?"
)
"""Folders around or below a student's that a platform makes; where one is, a person's is near."""

_FILE = re.compile("|".join(f"(?:{each})" for each in FILE_PREFIXES), re.IGNORECASE)
_FOLDER = re.compile("|".join(f"(?:{each})" for each in FOLDERS), re.IGNORECASE)
_OWN = re.compile(PLATFORMS_OWN, re.IGNORECASE)


def without_a_platforms(stem: str) -> str:
    """The name of a file less what a platform put in front of it; it may be empty."""
    found = _FILE.match(stem)
    return stem[found.end() :] if found else stem


def is_a_platforms(folder: str) -> bool:
    """Whether a folder is called as platforms call one: after a student, or around those."""
    return bool(_FOLDER.fullmatch(folder) or _OWN.fullmatch(folder))

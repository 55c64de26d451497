"""The commands: what they print where, how they refuse, and games through real pipes."""

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from game import cli
from game.records.saves.saves import Saves
from tests.histories import EXAMPLES
from tests.loaded import FIXTURES
from tests.plain.typed import ENVOY, ENVOY_JSON, LEADER, LEADER_JSON
from tests.records import lighthouse
from tests.records.lighthouse import take_all

GOOD = FIXTURES.parent
HERE = ("--content", str(GOOD))

Ran = subprocess.CompletedProcess[str]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment of a player, with folders of its own."""
    mine = {"SUMMITRY_SAVES": str(tmp_path / "saves")}
    return {**os.environ, **mine, "PYTHONUTF8": "1"}


@pytest.fixture
def saves(tmp_path: Path) -> Saves:
    return Saves(tmp_path / "saves")


@pytest.fixture
def summitry(env, monkeypatch, capfd) -> Callable[..., Ran]:
    """Runs a command in this process; nothing is typed."""
    monkeypatch.setenv("SUMMITRY_SAVES", env["SUMMITRY_SAVES"])

    def run(*args: str) -> Ran:
        try:
            code = cli.main(args)
        except SystemExit as left:
            code = int(left.code or 0)
        said = capfd.readouterr()
        return Ran(args, code, said.out, said.err)

    return run


@pytest.fixture
def spawn(env) -> Callable[..., Ran]:
    """Runs a command as a program of its own, through pipes."""

    def run(*args: str, typed: str = "") -> Ran:
        return subprocess.run(
            [sys.executable, "-m", "game", *args],
            env=env,
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def finished(saves: Saves, role: str, moves) -> str:
    with saves.begin(lighthouse.lighthouse(), role) as journal:
        take_all(journal, moves)
    return journal.path.stem


@pytest.mark.parametrize("args", [("--help",), ("play", "--help"), ("--version",)])
def test_help_and_version_go_to_stdout(summitry, args) -> None:
    ran = summitry(*args)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(("usage: summitry", "summitry 0."))


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("plya",), 'there is no command "plya"; did you mean "play"?'),
        (("zzz",), 'there is no command "zzz"; expected one of cases, play, replay'),
        (("cases", "--jsn"), 'summitry cases has no option "--jsn"; did you mean "--json"?'),
        (("--svaes",), 'summitry has no option "--svaes"; did you mean "--saves"?'),
        (("replay", "a.json", "b.json"), '"b.json" is one word too many for summitry replay'),
        (("play", "lighthose", "--role", "envoy"), 'did you mean "lighthouse"?'),
        (("play", "lighthouse", "--role", "evnoy"), 'no role "evnoy"; did you mean "envoy"?'),
        (("play", "lighthouse", "--json"), "Whose part? Add --role envoy or --role leader."),
        (("play", "lighthouse", "--role", "envoy", "--json", "--plain"), "two ways to play"),
        (("play", "lighthouse", "--json", "--from", "x"), '"x" is not FILE:MOVE'),
        (("play", "lighthouse", "--json", "--from", "x:1"), "There is no journal at "),
        (("play", "lighthouse", "--json", "--resume"), "No play of lighthouse is under way in "),
        (
            ("play", "lighthouse", "--role", "leader", "--json", "--relay", "x"),
            "There is no journal at ",
        ),
        (("play",), "the following arguments are required: CASE"),
        (("replay", "nothing"), "There is no journal at "),
        (("explore", "lighthouse", "--random", "0"), '"0" is not a number of plays'),
        (("cases", "--content", "nowhere"), "there is no folder of content at nowhere"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(summitry, args, sentence) -> None:
    ran = summitry(*args) if "--content" in args else summitry(*HERE, *args)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("summitry: ") and sentence in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_journal_that_cannot_be_read(summitry, saves: Saves) -> None:
    saves.folder.mkdir()
    (saves.folder / "empty.json").touch()
    for args in (
        ("replay", "empty"),
        ("play", "lighthouse", "--json", "--resume", "empty"),
        ("play", "lighthouse", "--json", "--from", "empty.json:2"),
        ("play", "lighthouse", "--json", "--role", "leader", "--relay", "empty"),
    ):
        ran = summitry(*args, *HERE)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr == "summitry: empty.json is empty: no move was ever saved in it.\n"
    assert (saves.folder / "empty.json").read_bytes() == b""


def test_a_case_with_a_mistake_is_listed_and_refused(summitry, tmp_path: Path) -> None:
    content = lighthouse.Edited(tmp_path)
    content.edit("case.yaml", "worth: 3", "worht: 3")
    here = ("--content", str(content.folder))
    listed = summitry("cases", *here)
    assert listed.returncode == 0
    assert "lighthouse: " in listed.stdout and "cannot be played: " in listed.stdout
    assert "three-rivers: The Three Rivers Weir" in listed.stdout
    ran = summitry("play", "lighthouse", "--role", "envoy", "--json", *here)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("summitry: this case has a mistake and cannot be played: ")
    assert "summitry check lists them" in ran.stderr and ran.stderr.count("\n") == 1
    checked = summitry("check", str(content.folder))
    assert checked.returncode == 1
    assert "case.yaml:" in checked.stdout and "mistakes" in checked.stderr
    cases = json.loads(summitry("cases", "--json", *here).stdout)
    assert [case["id"] for case in cases if case["broken"]] == ["lighthouse"]


def test_check_is_silent_where_all_is_well(summitry, tmp_path: Path) -> None:
    summitry("new", "salt-road", "--content", str(tmp_path))
    ran = summitry("check", "--lint", str(tmp_path))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "no mistakes\n")


def test_warnings_are_said_and_are_no_mistakes(summitry) -> None:
    ran = summitry("check", "--lint", str(GOOD))
    assert (ran.returncode, ran.stderr) == (0, "no mistakes\n")
    assert all(line.endswith(" (a warning)") for line in ran.stdout.splitlines())


def test_cases_say_how_far_you_are(summitry, saves: Saves) -> None:
    finished(saves, "leader", lighthouse.LEADER)
    finished(saves, "envoy", lighthouse.ENVOY[:5])
    said = summitry("cases", *HERE).stdout
    assert "  envoy: Tamsin Vell, pilot-sergeant; 1 under way\n" in said
    assert "  leader: Aldous Marr, provost; finished once, 1 ending\n" in said
    cases = {case["id"]: case for case in json.loads(summitry("cases", "--json", *HERE).stdout)}
    assert cases["lighthouse"]["roles"]["envoy"]["under_way"] == 1
    [result] = cases["lighthouse"]["roles"]["leader"]["finished"]
    assert (result["ending"], result["history"]) == ("dark-winter", False)


def test_replay(summitry, saves: Saves) -> None:
    envoy = finished(saves, "envoy", lighthouse.ENVOY)
    leader = finished(saves, "leader", lighthouse.LEADER[:5])
    said = summitry("replay", envoy, *HERE).stdout
    assert "ended in: A paper with holes\nwhere history ended: yes\ncame to: " in said
    assert "stands at: On the sea wall\n" in summitry("replay", leader, *HERE).stdout
    view = json.loads(summitry("replay", f"{saves.folder}/{envoy}.json", "--json", *HERE).stdout)
    assert (view["phase"], view["ending"], view["history"]) == ("debrief", "draft-carried", True)
    view = json.loads(summitry("replay", leader, "--json", *HERE).stdout)
    assert (view["phase"], view["scene"], view["history"]) == ("scene", "sea-wall", False)


def test_replay_writes_the_debrief_into_a_file(summitry, saves: Saves, tmp_path: Path) -> None:
    envoy = finished(saves, "envoy", lighthouse.ENVOY)
    leader = finished(saves, "leader", lighthouse.LEADER[:5])
    for name in ("debrief.html", "debrief.md"):
        path = tmp_path / name
        assert summitry("replay", envoy, "--export", str(path), *HERE).stdout == f"wrote {path}\n"
        assert "Your path beside history" in path.read_text(encoding="utf-8")
    again = summitry("replay", envoy, "--export", str(path), "--json", *HERE)
    assert json.loads(again.stdout)["phase"] == "debrief"
    path.write_text("my notes")
    for journal, why in ((envoy, "is there already"), (leader, "is not finished")):
        refused = summitry("replay", journal, "--export", str(path), *HERE)
        assert (refused.returncode, refused.stdout) == (2, "") and why in refused.stderr
    assert path.read_text() == "my notes"
    assert "FILE.md or FILE.html" in summitry("replay", envoy, "--export", "debrief.pdf").stderr


def test_replay_says_whether_a_journal_verifies(summitry, saves: Saves) -> None:
    name = finished(saves, "leader", lighthouse.LEADER)
    path = saves.folder / f"{name}.json"
    assert summitry("replay", name, *HERE).stdout.endswith("\nverifies: yes\n")
    half = summitry("replay", finished(saves, "leader", lighthouse.LEADER[:5]), *HERE)
    assert half.returncode == 0 and "verifies" not in half.stdout
    said = json.loads(path.read_bytes())
    said["stands"]["result"]["rapport"] = 99
    path.write_text(json.dumps(said))
    ran = summitry("replay", name, *HERE)
    assert ran.returncode == 1
    assert "\nverifies: no; edited: it says rapport 99, and its moves come to " in ran.stdout
    ran = summitry("replay", name, "--json", *HERE)
    view = json.loads(ran.stdout)
    assert (ran.returncode, view["verifies"]) == (1, False)
    assert view["remark"].startswith("edited: it says rapport 99")


def test_replay_stops_where_the_case_was_edited(summitry, saves: Saves, tmp_path: Path) -> None:
    name = finished(saves, "leader", lighthouse.LEADER)
    content = lighthouse.Edited(tmp_path)
    content.edit("leader.yaml", "id: name-a-day", "id: name-a-week")
    ran = summitry("replay", name, "--content", str(content.folder))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "summitry: The case was edited since this was played: lighthouse-leader-1.json stops "
        'before move 8, "name-a-day" at "The tide stairs", which is not offered there any more.\n'
    )


def test_explore_at_random(summitry) -> None:
    first, second = (
        [
            json.loads(line)
            for line in summitry(
                "explore", "lighthouse", "--random", "40", "--seed", "7", "--json", *HERE
            ).stdout.splitlines()
        ]
        for _ in range(2)
    )
    assert [each["role"] for each in first] == ["envoy", "leader"]
    random = first[1]["random"]
    keys = {"playthroughs", "choices", "seconds", "playthroughs_per_s", "choices_per_s", "endings"}
    assert set(random) == keys
    assert random["playthroughs"] == sum(random["endings"].values()) == 40
    assert random["endings"] == second[1]["random"]["endings"]
    said = summitry("explore", "lighthouse", "--random", "5", "--role", "leader", *HERE).stdout
    assert said.startswith("lighthouse, leader: 5 playthroughs, ")


@pytest.mark.parametrize(
    ("role", "typed", "messages", "ending"),
    [("envoy", ENVOY, ENVOY_JSON, "draft-carried"), ("leader", LEADER, LEADER_JSON, "dark-winter")],
)
def test_a_whole_game_through_pipes_comes_to_the_same(
    spawn, saves: Saves, role: str, typed, messages, ending: str
) -> None:
    lines = "".join(f"{line}\n" for line in typed)
    plain = spawn("play", "lighthouse", "--role", role, "--plain", *HERE, typed=lines)
    assert (plain.returncode, plain.stderr) == (0, "")
    assert not set(plain.stdout) & set("│─┌═\x1b\x07")
    sent = "".join(f"{json.dumps(message)}\n" for message in messages)
    as_json = spawn("play", "lighthouse", "--role", role, "--json", *HERE, typed=sent)
    assert (as_json.returncode, as_json.stderr) == (0, "")
    last = json.loads(as_json.stdout.splitlines()[-1])
    assert (last["phase"], last["ending"]) == ("debrief", ending)
    first, second = saves.slots()
    assert first.result == second.result
    assert first.result is not None and first.result.preparation == last["scores"]["preparation"]


@pytest.mark.parametrize("typed", ["q\n", ""])
def test_without_a_terminal_it_is_played_in_plain_text_and_says_why(spawn, typed: str) -> None:
    ran = spawn(*HERE, typed=typed)
    assert ran.returncode == 0
    assert ran.stdout.startswith("SUMMITRY\n")
    assert ran.stderr == "summitry: playing in plain text, because this is not a terminal.\n"


class Pipe:
    """A JSON game in a process of its own, a message at a time."""

    def __init__(self, env: dict[str, str], *args: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "game", "play", "lighthouse", "--json", *HERE, *args],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.view = self.read()

    def read(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        view: dict[str, Any] = json.loads(self.process.stdout.readline())
        return view

    def send(self, message: dict[str, Any]) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{json.dumps(message)}\n")
        self.process.stdin.flush()
        self.view = self.read()
        return self.view


@pytest.fixture
def pipe(env) -> Iterator[Callable[..., Pipe]]:
    opened: list[Pipe] = []

    def begin(*args: str) -> Pipe:
        opened.append(Pipe(env, *args))
        return opened[-1]

    yield begin
    for each in opened:
        each.process.kill()
        each.process.communicate()


def test_a_killed_game_has_lost_nothing(pipe, saves: Saves) -> None:
    game = pipe("--role", "leader")
    for message in LEADER_JSON[:6]:
        game.send(message)
    game.process.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    game.process.wait()
    resumed = pipe("--resume")
    # The lock of the killed game is gone with it: no copy is needed.
    assert resumed.view == game.view
    resumed.send(LEADER_JSON[6])
    assert [slot.moves for slot in saves.slots()] == [7]


def test_two_windows_on_one_slot(pipe, saves: Saves) -> None:
    first = pipe("--role", "leader")
    for message in LEADER_JSON[:3]:
        first.send(message)
    second = pipe("--resume")
    second.send({"move": "commit"})
    first.send({"move": "open-the-ledgers"})
    _, talk = second.process.communicate("")
    assert talk.startswith("lighthouse-leader-1.json is open in another window.")
    assert {slot.name: slot.moves for slot in saves.slots()} == {
        "lighthouse-leader-1": 4,
        "lighthouse-leader-1-copy": 4,
    }


def test_branch_relay_and_resume_by_name(spawn, saves: Saves) -> None:
    envoy = finished(saves, "envoy", lighthouse.ENVOY)
    finished(saves, "leader", lighthouse.LEADER)
    branched = spawn("play", "lighthouse", "--json", "--from", "lighthouse-leader-1:7", *HERE)
    assert json.loads(branched.stdout)["scene"] == "long-room"
    relayed = spawn(
        "play", "lighthouse", "--role", "leader", "--relay", envoy, "--json", *HERE,
        typed='{"move": "begin"}\n',
    )  # fmt: skip
    assert json.loads(relayed.stdout.splitlines()[0])["days_left"] == 2
    names = {slot.name for slot in saves.slots()}
    assert names == {envoy, "lighthouse-leader-1", "lighthouse-leader-2", "lighthouse-leader-3"}


def test_where_nothing_can_be_saved_it_says_so_and_plays_on(spawn, env, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    no_saves = ("--saves", str(tmp_path / "file" / "saves"))
    sent = "".join(f"{json.dumps(message)}\n" for message in LEADER_JSON)
    ran = spawn("play", "lighthouse", "--role", "leader", "--json", *HERE, *no_saves, typed=sent)
    assert ran.returncode == 0
    assert ran.stderr.startswith("Nothing can be saved in ") and ran.stderr.count("\n") == 1
    assert json.loads(ran.stdout.splitlines()[-1])["phase"] == "debrief"


@pytest.mark.skipif(os.name == "nt", reason="no such pipes")
def test_a_reader_that_leaves_is_no_error(env, saves: Saves) -> None:
    typed = "".join(f"{line}\n" for line in LEADER)
    game = f"{sys.executable} -m game play lighthouse --role leader --plain --content {GOOD}"
    ran = subprocess.run(
        f"{game} | head -1",
        shell=True,
        env=env,
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == ("SUMMITRY\n", "")


def test_bytes_that_are_no_text_do_no_harm(env) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "game", "play", "lighthouse", "--role", "leader", "--json", *HERE],
        env={**env, "PYTHONUTF8": "0", "LC_ALL": "C.UTF-8"},
        input=b'\xff\xfe\n{"move": "begin"}\n',
        capture_output=True,
        timeout=60,
        check=False,
    )
    phases = [json.loads(line).get("phase") for line in ran.stdout.splitlines()]
    assert (ran.returncode, phases) == (0, ["briefing", None, "groundwork"])


def test_check_takes_the_id_of_a_case(summitry) -> None:
    told = summitry("check", "lighthouse", "--lint", *HERE)
    assert (told.returncode, told.stderr) == (0, "no mistakes\n")
    told = summitry("check", "light-house", "--lint", *HERE)
    assert told.returncode == 2
    assert told.stderr == (
        'summitry: there is no file, folder or case "light-house"; did you mean "lighthouse"?\n'
    )


@pytest.mark.parametrize("command", ["cases", "check", "explore lighthouse", "play lighthouse"])
def test_a_folder_of_content_that_is_none_says_what_to_name(command: str, summitry) -> None:
    told = summitry(*command.split(), "--content", str(GOOD / "cases"))
    assert told.returncode == 2
    assert told.stderr.endswith(f"name the folder around it, {GOOD}\n")


@pytest.mark.parametrize(
    "command", ["explore", "packages", "map --role envoy", "play --json --role envoy"]
)
def test_two_cases_of_one_id_are_told_apart_by_no_command(
    command: str, summitry, tmp_path: Path
) -> None:
    shutil.copytree(GOOD / "cases" / "lighthouse", tmp_path / "cases" / "lighthouse")
    name, *options = command.split()
    told = summitry(name, "lighthouse", *options, *HERE, "--content", str(tmp_path))
    assert told.returncode == 2 and " C003 " in told.stderr


def test_the_way_to_go_on_can_be_pasted(summitry, spawn, tmp_path: Path) -> None:
    folder = tmp_path / "my cases"
    shutil.copytree(GOOD, folder)
    told = spawn(
        "play", "lighthouse", "--plain", "--role", "envoy", "--content", str(folder), typed="1\nq\n"
    )
    lines = told.stdout.splitlines()
    words = shlex.split(lines[lines.index("To go on:") + 1])
    assert words[0] == "summitry" and str(folder) in words
    again = spawn(*words[1:], typed="q\n")
    assert again.returncode == 0 and "To go on:" in again.stdout


def test_a_witness_that_a_shell_saved_as_utf_16_is_read(summitry, saves, tmp_path: Path) -> None:
    found = tmp_path / "play.json"
    told = summitry("explore", "lighthouse", "--witness", "no-lamp", *HERE, "-o", str(found))
    assert (told.returncode, told.stdout) == (0, "")
    told = summitry("replay", str(found), *HERE)
    assert told.returncode == 0
    text = found.read_text(encoding="utf-8")
    for encoding in ("utf-16", "utf-16-be"):
        mark = "\ufeff" if encoding == "utf-16-be" else ""
        found.write_bytes(f"{mark}{text}".replace("\n", "\r\n").encode(encoding))
        again = summitry("replay", str(found), *HERE)
        assert (again.returncode, again.stdout) == (told.returncode, told.stdout)


def test_a_report_that_cannot_be_written_is_a_sentence(summitry, tmp_path: Path) -> None:
    told = summitry(
        "explore", "lighthouse", "--witness", "no-lamp", *HERE, "-o", str(tmp_path / "no" / "x")
    )
    assert told.returncode == 2 and "cannot be written" in told.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("cases <&-", 0, ""),
        ("cases >&-", 2, "standard output is closed: there is nowhere to write to.\n"),
        ("cases >/dev/full", 2, "the output cannot be used: No space left on device.\n"),
        ("cases 2>&-", 0, ""),
        ("nothing 2>&-", 2, ""),
        ("nothing 2>/dev/full", 2, ""),
        ("play lighthouse --role envoy --plain <&-", 0, ""),
        ("play lighthouse --role envoy --json <&-", 0, ""),
        ("play lighthouse --role envoy --json >/dev/full", 2, "the output cannot be used"),
        ("play lighthouse --role envoy --plain >/dev/full", 2, "the output cannot be used"),
    ],
)
def test_streams_that_are_closed_or_full(env, command: str, code: int, said: str) -> None:
    what, _, streams = command.rpartition(" ")
    ran = subprocess.run(
        f"{sys.executable} -m game {what} --content {GOOD} {streams}",
        shell=True,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == code
    assert said in ran.stderr and "fault of its own" not in ran.stderr
    assert len(ran.stderr.splitlines()) == bool(said)


@pytest.mark.parametrize("role", ["envoy", "leader"])
def test_a_play_is_told_as_prose(role: str, summitry, saves) -> None:
    journal = EXAMPLES / f"camp-david-1978-{role}.json"
    told = summitry("replay", str(journal), "--tell")
    assert told.returncode == 0
    paragraphs = told.stdout.split("\n\n")
    assert paragraphs[0].startswith("Camp David") and f"({role})" in paragraphs[0]
    headings = [each for each in paragraphs if each.partition(",")[0].isupper()]
    assert headings[:3] == ["THE BRIEF", "THE DAYS BEFORE", "THE PLAN"]
    assert headings[-1] == "THE DEBRIEF"
    done = [each for each in paragraphs if each.startswith("> ")]
    moves = json.loads(journal.read_text())["moves"]
    shown = [m for m in moves if m.get("move") not in ("begin", "commit", "continue", "skip")]
    assert len(done) >= len(shown)
    (paper,) = [each for each in done if "You table a paper." in each]
    assert "; " in paper


def test_an_unfinished_play_is_told_as_far_as_it_goes(summitry, saves, spawn) -> None:
    spawn("play", "lighthouse", "--plain", "--role", "envoy", *HERE, typed="\n1\nq\n")
    told = summitry("replay", "lighthouse-envoy-1", "--tell", *HERE)
    assert told.returncode == 0
    paragraphs = told.stdout.strip().split("\n\n")
    assert "> Row out with a lead line and sound the bar yourself." in paragraphs
    assert "Two cables east, and fresh Wickmouth stakes all along it." in paragraphs
    assert "THE PLAN" not in paragraphs


def test_a_play_is_told_in_one_way_at_a_time(summitry, saves) -> None:
    journal = EXAMPLES / "camp-david-1978-envoy.json"
    told = summitry("replay", str(journal), "--tell", "--json")
    assert (told.returncode, told.stdout) == (2, "")

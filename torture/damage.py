"""Ways to damage a journal's file: each takes its bytes and gives others."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

Damage = Callable[[bytes, bytes, Random], bytes]
"""From a file, the file of another play, and chance: the damaged file."""

JUNK: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, "", "x", "\u202e", "\x1b[2J", "../../etc/passwd", [], {},
    [[]], {"a": 1}, ["x"] * 9, "x" * 5000,
)  # fmt: skip

HUGE = ("1" * 400, "9" * 5000, "-" + "9" * 400, "1e999", "1e308", "NaN", "Infinity", "-Infinity")


def bit_flips(raw: bytes, other: bytes, random: Random) -> bytes:
    """One to eight bits the other way."""
    damaged = bytearray(raw)
    for _ in range(random.randint(1, 8)):
        damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
    return bytes(damaged)


def cut_short(raw: bytes, other: bytes, random: Random) -> bytes:
    """The file up to somewhere."""
    return raw[: random.randrange(len(raw))]


def hole(raw: bytes, other: bytes, random: Random) -> bytes:
    """A block of zeros, as some drives leave after a power cut."""
    start = random.randrange(len(raw))
    length = min(random.choice((1, 16, 512, 4096)), len(raw) - start)
    return raw[:start] + b"\0" * length + raw[start + length :]


def line_twice(raw: bytes, other: bytes, random: Random) -> bytes:
    """One to three lines again, there or elsewhere."""
    lines = raw.splitlines(keepends=True)
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(lines))
        lines.insert(random.choice((at, random.randrange(len(lines)))), lines[at])
    return b"".join(lines)


def lines_reordered(raw: bytes, other: bytes, random: Random) -> bytes:
    """Two lines swapped, or all of a stretch."""
    lines = raw.splitlines(keepends=True)
    start = random.randrange(len(lines) - 1)
    end = min(len(lines), start + random.choice((2, 2, 3, 8)))
    stretch = lines[start:end]
    random.shuffle(stretch)
    return b"".join((*lines[:start], *stretch, *lines[end:]))


def line_lost(raw: bytes, other: bytes, random: Random) -> bytes:
    """One to three lines fewer."""
    lines = raw.splitlines(keepends=True)
    for _ in range(random.randint(1, 3)):
        del lines[random.randrange(len(lines))]
    return b"".join(lines)


def wrong_type(raw: bytes, other: bytes, random: Random) -> bytes:
    """A value of another type somewhere."""
    data = json.loads(raw)
    inside, key = random.choice(list(_places(data)))
    inside[key] = random.choice(JUNK)
    return _dumped(data)


def huge_number(raw: bytes, other: bytes, random: Random) -> bytes:
    """A number that no journal has, somewhere."""
    data = json.loads(raw)
    inside, key = random.choice(list(_places(data)))
    inside[key] = "HUGE"
    return _dumped(data).replace(b'"HUGE"', random.choice(HUGE).encode())


def deep_nesting(raw: bytes, other: bytes, random: Random) -> bytes:
    """Lists or objects in one another, somewhere."""
    data = json.loads(raw)
    inside, key = random.choice(list(_places(data)))
    inside[key] = "DEEP"
    depth = random.choice((50, 500, 990, 5_000, 100_000))
    left, right = random.choice((("[", "]"), ('{"a":', "}")))
    nest = left * depth + "1" + right * random.choice((depth, depth, 0))
    return _dumped(data).replace(b'"DEEP"', nest.encode())


def wrong_encoding(raw: bytes, other: bytes, random: Random) -> bytes:
    """Saved by another program in another encoding, or two mixed."""
    text = raw.decode().replace("where", "wh\u00e9re", random.randrange(2))
    encoding = random.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp037", "latin-1"))
    damaged = text.encode(encoding, "replace")
    if random.random() < 0.3:
        at = random.randrange(len(damaged))
        damaged = (
            damaged[:at] + random.choice((b"\xff\xfe", b"\xc3", b"\xed\xa0\x80")) + damaged[at:]
        )
    return damaged


def future_version(raw: bytes, other: bytes, random: Random) -> bytes:
    """A file of a game to come."""
    data = json.loads(raw)
    what = random.randrange(4)
    if what == 0:
        data["format"] = random.choice((3, 0, -1, 99, 10**30, 1.5, "1", None, True))
    elif what == 1:
        data["content"]["version"] = random.choice((3, 0, 10**30))
    elif what == 2:
        data["mood"] = "a key that is to come"
    else:
        data["moves"].append({"toast": "a move that is to come", "led": "plan", "at": "x"})
    return _dumped(data)


def foreign_move(raw: bytes, other: bytes, random: Random) -> bytes:
    """A move that is not allowed there: of another play, made up, twice, or from elsewhere."""
    data = json.loads(raw)
    moves, others = data["moves"], json.loads(other)["moves"]
    at = random.randrange(len(moves) + 1)
    made_up = {"move": random.choice(("win", "commit", "walk", "../x", ""))}
    ran_off = {"plan": {"forecast": random.choice((101, -1, 10**30))}}
    move = random.choice(
        (made_up, ran_off, {"propose": {"lamp": "x"}}, {"reflect": "x" * 3000}, *moves, *others)
    )
    moves.insert(at, {**move, "led": random.choice(moves or others)["led"], "at": "2026"})
    if random.random() < 0.5 and at + 1 < len(moves):
        del moves[at + 1]
    return _dumped(data)


def spliced(raw: bytes, other: bytes, random: Random) -> bytes:
    """The head of one journal on the moves of another."""
    head, tail = json.loads(raw), json.loads(other)
    for key in random.sample(sorted(head), random.randint(1, 4)):
        if key in tail:
            head[key] = tail[key]
    return _dumped(head)


def key_lost(raw: bytes, other: bytes, random: Random) -> bytes:
    """A key fewer, or one twice."""
    data = json.loads(raw)
    inside, key = random.choice([(i, k) for i, k in _places(data) if isinstance(i, dict)])
    if random.random() < 0.5:
        del inside[key]
        return _dumped(data)
    named = json.dumps(key).encode() + b": "
    return _dumped(data).replace(named, named + b'"first", ' + named, 1)


def better_result(raw: bytes, other: bytes, random: Random) -> bytes:
    """A result that reads better, in a play that is finished or is not."""
    data = json.loads(raw)
    result = data["stands"]["result"]
    if result is None:
        data["stands"]["result"] = {"ending": "x", "title": "A triumph", "history": True}
    else:
        key = random.choice(("preparation", "rapport", "durability", "ledger", "title", "history"))
        result[key] = {"title": "A triumph", "history": not result["history"]}.get(key, 99)
    return _dumped(data)


def better_start(raw: bytes, other: bytes, random: Random) -> bytes:
    """An envoy who handed over more than any envoy can."""
    data = json.loads(raw)
    relay = data["relay"] or {"knows": [], "text": {}, "rapport": {}}
    relay["knows"] += random.sample(("guild-charter", "reef-moves", "pe-trap", "x"), 2)
    if random.random() < 0.5:
        relay["text"] = random.choice(
            ({"lamp": "guild-lamp"}, {"lamp": "haven-lamp", "salvage": "owner-keeps"}, {"x": "y"})
        )
    relay["rapport"] = {random.choice(("wick", "ussr", "egypt", "x")): random.choice((1, 5, 10**9))}
    data["relay"] = relay
    return _dumped(data)


def other_rules(raw: bytes, other: bytes, random: Random) -> bytes:
    """Played under other rules, or so it says."""
    data = json.loads(raw)
    stamps = ("0.1.0 rules 0", "9.9.9 rules 99", "0.1.0", "rules", "0 rules " + "9" * 900, "")
    data["game"] = random.choice(stamps)
    return _dumped(data)


def somebody_elses(raw: bytes, other: bytes, random: Random) -> bytes:
    """Another pseudonym, or another seal."""
    data = json.loads(raw)
    if random.random() < 0.5:
        data["pseudonym"] = random.choice(("heron", "x" * 61, "a/b", "\u202e", "", 7, "ni\u00f1o"))
    else:
        data["seal"] = random.choice(
            ({"key": "k", "hmac": "0" * 64, "class": "9b", "try": 1}, {"key": "k"}, [], "sealed")
        )
    return _dumped(data)


def many_keys(raw: bytes, other: bytes, random: Random) -> bytes:
    """A hundred thousand keys that no journal has, one of them twice."""
    keys = [f'"k{number}": 0' for number in range(100_000)]
    keys.append(random.choice(keys))
    return raw.rstrip()[:-1] + b", " + ", ".join(keys).encode() + b"}"


def other_times(raw: bytes, other: bytes, random: Random) -> bytes:
    """Times that are none, or run backwards."""
    data = json.loads(raw)
    for move in random.sample(data["moves"], min(3, len(data["moves"]))):
        move["at"] = random.choice(("yesterday", "", "9999-12-31T23:59:59+00:00", "1970-01-01"))
    return _dumped(data)


KINDS: dict[str, Damage] = {
    "bit flips": bit_flips,
    "cut short": cut_short,
    "a hole of zeros": hole,
    "a line twice": line_twice,
    "lines reordered": lines_reordered,
    "a line lost": line_lost,
    "a wrong type": wrong_type,
    "a huge number": huge_number,
    "deep nesting": deep_nesting,
    "a wrong encoding": wrong_encoding,
    "a future version": future_version,
    "a move not allowed": foreign_move,
    "two journals spliced": spliced,
    "a key lost or twice": key_lost,
    "a better result": better_result,
    "a better start": better_start,
    "other rules": other_rules,
    "somebody else's": somebody_elses,
    "many keys": many_keys,
    "other times": other_times,
}
"""By name: what is done to a file."""


def _places(data: Any) -> Any:
    """Every place in some JSON: what holds it, and its key or index."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in list(pairs):
        yield data, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _dumped(data: Any) -> bytes:
    return json.dumps(data, indent=1).encode()

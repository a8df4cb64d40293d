"""Reading reports, beside the least that any reader would have to do with the same text."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from etl import documents, folding, languages
from etl.catalogue import DATA, read_yaml
from etl.extraction import extract
from etl.languages import Language
from etl.records import Document
from tests.scale import peaks

ROOT = Path(__file__).resolve().parent.parent.parent
REPORTS = ROOT / "data" / "reports"
AKTOBE = ROOT.parent / "shared" / "seeds" / "seed-2.txt"
"""The bulletin that the project began with is not a part of it: where it is missing, the longest report stands in."""
STREAMED = 2_000
"""So many reports show whether memory grows: more of them take time and no more of it."""
TIMES = 16
"""So many times its length shows whether the time for a text grows faster than the text."""
Timed = tuple[str, str, float, str, float]
"""A benchmark's name, the amount of work, its seconds, the baseline's name and its seconds."""


def measure(fastest: Callable[[Callable[[], object]], float]) -> Iterator[Timed]:
    """Each text against a scan for numbers and against a walk for all words of its language, then start-up."""
    for path in _texts():
        document = documents.read(path)
        language = languages.read(extract(document).language)
        seconds = fastest(partial(extract, document))
        amount = f"{path.stem}, {len(document.text) / 1000:.1f} thousand characters, {1 / seconds:.0f}/s"
        folded = folding.fold(document.text)
        for name, work in (
            ("numbers and number words by re", _number_scan(language, folded)),
            ("all stems by Aho-Corasick", _stem_scan(language, folded)),
        ):
            yield "read one report", amount, seconds, name, fastest(work)
        lost = " ".join(document.text.split())  # as a page that has lost its lines
        for name, text, joint in (
            ("read a text so many times as long", document.text, "\n\n"),
            ("the same without lines", lost, " "),
        ):
            alone = fastest(partial(extract, replace(document, text=text)))
            long = replace(document, text=joint.join([text] * TIMES))
            yield name, f"{TIMES}", fastest(partial(extract, long)), "its parts", TIMES * alone
    yield (
        "start and read one report",
        "a new process",
        fastest(_process("-m", "etl", "parse", "--jsonl", str(_texts()[0]))),
        "a bare Python",
        fastest(_process("-c", "pass")),
    )


def memory(reports: int = STREAMED) -> str:
    """What the peak of memory is after one round through the bundled reports, and after many."""
    code = f"from tests.scale import reading; reading.stream({reports})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.strip()


def stream(reports: int) -> None:
    """Read so many reports one after the other, none kept, and print the peaks of memory."""
    paths = sorted(REPORTS.glob("*.txt"))
    started, after_one = time.perf_counter(), 0.0
    for number, path in enumerate(islice(cycle(paths), reports), start=1):
        extract(_altered(documents.read(path), number))
        if number == len(paths):
            after_one = peaks.megabytes()
    rate = reports / (time.perf_counter() - started)
    print(
        f"{reports} reports streamed at {rate:.0f}/s: peak {peaks.megabytes():.0f} MB,"
        f" {after_one:.0f} MB after {len(paths)}"
    )


def _altered(document: Document, number: int) -> Document:
    """The report with a word that no other has, as real reports have names: remembering all of them would show."""
    return replace(document, text=f"{document.text}\nword{_letters(number)}.")


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _texts() -> list[Path]:
    english = max(REPORTS.glob("en-*.txt"), key=lambda path: path.stat().st_size)
    others = [
        max(REPORTS.glob(f"{code}-*.txt"), key=lambda path: path.stat().st_size) for code in ("ru", "kk")
    ]
    return [AKTOBE if AKTOBE.exists() else english, *others]


def _number_scan(language: Language, folded: str) -> Callable[[], object]:
    words = "|".join(sorted(map(re.escape, language.number_words), key=len, reverse=True))
    pattern = re.compile(rf"\d[\d .,]*(?: (?:{words})\b)?|\b(?:{words})\b")
    return lambda: pattern.findall(folded)


def _stem_scan(language: Language, folded: str) -> Callable[[], object]:
    source = read_yaml(DATA / "languages" / f"{language.code}.yml")
    names = (name for section in ("concepts", "offences") for name in source[section].values())
    stems = {
        word.rstrip("*")
        for name in names
        for phrase in name
        for word in str(phrase).replace("...", " ").split()
    } - {""}
    finder = AhoCorasick(sorted(stems))
    return lambda: finder.find_matches_as_indexes(folded, overlapping=True)


def _process(*call: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *call], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)

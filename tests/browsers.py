"""The browser of the browser tests: an installed Chromium or Chrome, nothing downloaded behind one's back.

``python -m tests.browsers`` is the set-up step of ``make test``: it prints the browser that the tests will
use, installs Debian's chromium where there is none and it may, or stops with one sentence.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "~/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

MISSING = (
    "The browser tests need Chromium or Google Chrome and found neither: install one "
    "(Debian: apt install chromium; Ubuntu: snap install chromium; macOS: brew install --cask google-chrome; "
    "Windows: winget install Google.Chrome) or set CHROME to the path of its program."
)


class BrowserMissing(Exception):
    """No browser can be used; the message says in one sentence what to install or to correct."""


def find(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the program of the installed browser; the variable CHROME, where it is set, decides alone.

    Raises `BrowserMissing`.
    """
    chosen = environment.get("CHROME")
    if chosen:
        found = shutil.which(Path(chosen).expanduser(), path=environment.get("PATH"))
        if found is None:
            raise BrowserMissing(
                f"CHROME is set to {chosen}, which is not a program: correct it or unset it."
            )
        return Path(found)
    for command in COMMANDS:
        found = shutil.which(Path(command).expanduser(), path=environment.get("PATH"))
        if found is not None:
            return Path(found)
    raise BrowserMissing(MISSING)


def may_install(release: Mapping[str, str], *, root: bool) -> bool:
    """Whether Debian's own package can be put in place: root on Debian, where Ubuntu's is a mere pointer to snap.

    ``release`` holds the keys of /etc/os-release.
    """
    return root and "debian" in {release.get("ID"), release.get("ID_LIKE")} and release.get("ID") != "ubuntu"


def install() -> None:
    """Install Debian's chromium; raises `BrowserMissing` with apt's last line when that fails."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        run = subprocess.run(["apt-get", *arguments], env=quiet, capture_output=True, text=True, check=False)
        if run.returncode:
            reason = (run.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise BrowserMissing(f"apt-get {arguments[0]} failed ({reason}). {MISSING}")


def _release() -> Mapping[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def ready() -> Path:
    """Return the browser's program, installed first where that is needed and allowed; raises `BrowserMissing`."""
    try:
        return find()
    except BrowserMissing:
        if os.environ.get("CHROME") or not may_install(_release(), root=_root()):
            raise
    print("No browser found: installing Debian's chromium for the browser tests (once) ...", flush=True)
    install()
    return find()


if __name__ == "__main__":
    try:
        print(f"Browser tests use {ready()}.")
    except BrowserMissing as missing:
        sys.exit(str(missing))

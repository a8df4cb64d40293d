"""How much memory a process has held at most."""

from __future__ import annotations

import re
import resource
from pathlib import Path

STATUS = Path("/proc/self/status")
_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)


def megabytes() -> float:
    """The peak of this process, in MB.

    Linux tells it by itself: ``ru_maxrss`` there begins with what the process that started this one held.
    """
    told = _PEAK.search(STATUS.read_text("ascii")) if STATUS.exists() else None
    kilobytes = int(told[1]) if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / 1024

"""How long to wait: limits are for an idle machine, and tests often run on a busy one."""

from pathlib import Path

AVERAGE = Path("/proc/loadavg")


def patience() -> float:
    """Return how much slower than on an idle machine things may be right now: as many wait for a processor."""
    waiting = float(AVERAGE.read_text().split()[0]) if AVERAGE.exists() else 1.0
    return max(1.0, waiting)

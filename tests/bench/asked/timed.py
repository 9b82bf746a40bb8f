"""One way of asking, timed in this process: how long, how much memory, and what came out."""

from __future__ import annotations

import hashlib
import resource
import sys
import time
from pathlib import Path

import pandas as pd

from tests.bench.asked.engines import WAYS, Run
from tests.bench.asked.layer import comparable, steps_of
from tests.bench.asked.question import QUERIES, Asked


def timed(way: str, asked: Asked, rounds: int) -> dict[str, object]:
    """
    Ask each query once, then again and again.

    Returns:
        load (seconds), loaded and peak (megabytes of resident memory), steps (of a layer), and
        queries: query -> ms (one per round), rows and digest of what came out; or -> error.
    """
    began = time.perf_counter()
    runs = WAYS[way].open(asked)
    load = time.perf_counter() - began
    loaded = _memory("VmRSS")
    _forget_peak()
    found, results = {}, {}
    for query in QUERIES:
        try:
            results[query] = runs[query](asked)
        except Exception as error:  # what one engine cannot do yet must not end the others
            print(f"{way}, {query}: {error!r}"[:500], file=sys.stderr)
            found[query] = {"error": f"{type(error).__name__}"}
        else:
            found[query] = {**_told(way, query, results[query]), "ms": []}
    steps = steps_of(results) if way.startswith("layer") and len(results) == len(QUERIES) else {}
    results.clear()
    for _ in range(rounds):
        for query in QUERIES:
            if "error" not in found[query]:
                found[query]["ms"].append(_milliseconds(runs[query], asked))
    return {
        "load": load,
        "loaded": loaded,
        "peak": _memory("VmHWM"),
        "steps": steps,
        "queries": found,
    }


def _milliseconds(run: Run, asked: Asked) -> float:
    began = time.perf_counter()
    run(asked)
    return (time.perf_counter() - began) * 1000


def _told(way: str, query: str, result: object) -> dict[str, object]:
    """Tell a result by a digest: two ways that found the same rows have the same one."""
    if isinstance(result, int):
        return {"rows": result, "digest": None}
    rows = comparable(query, result) if way.startswith("layer") else result
    return {"rows": len(rows), "digest": digest(query, rows)}


KEYS = {
    "timeline": ["side", "bin_start", "mark", "records"],
    "matrix": ["actor_id", "issue", "said", "statements", "others", "stance"],
    "positions": ["issue", "bin_start", "stance", "records"],
    "page": ["record_id"],
}
"""Query -> what all ways give, with its order for a page."""


def digest(query: str, rows: pd.DataFrame) -> str:
    """Write rows in one way and shorten them to a number."""
    cells = rows[KEYS[query]].astype("object").fillna("")
    if "bin_start" in cells:
        cells["bin_start"] = pd.to_datetime(cells["bin_start"]).dt.strftime("%Y-%m-%d")
    lines = cells.to_csv(index=False, header=False).splitlines()
    if query != "page":
        lines.sort()
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _memory(what: str) -> float:
    """Read the resident memory, or the most there was, in megabytes."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    line = next(each for each in status.read_text().splitlines() if each.startswith(what))
    return int(line.split()[1]) / 1e3


def _forget_peak() -> None:
    """Let the most memory be counted from now on; only Linux can."""
    if Path("/proc/self/clear_refs").exists():
        Path("/proc/self/clear_refs").write_text("5")

"""Whose code keeps the browser busy during a click: Plotly's, React's, or its own drawing."""

from __future__ import annotations

from collections import Counter

from tests.bench.clicks import SIDES, Act
from tests.bench.stopwatch import Visit

PLOTLY, STREAMLIT = "Plotly's scripts", "Streamlit's scripts (React)"
BROWSER, COLLECT = "the browser itself (style, layout, paint)", "garbage collection"
OWN = {"(program)": BROWSER, "(garbage collector)": COLLECT}
CLICKS = SIDES
"""As many as lead through all filters once."""


def profile_clicks(visit: Visit, act: Act) -> dict[str, float]:
    """
    Sample the page's main thread over some clicks, which the timers do not count.

    Returns:
        Whose code -> milliseconds per click; waiting is left out.
    """
    session = visit.page.context.new_cdp_session(visit.page)
    session.send("Profiler.enable")
    session.send("Profiler.setSamplingInterval", {"interval": 500})
    spent = Counter()
    for _ in range(CLICKS):
        session.send("Profiler.start")
        act()
        spent.update(_by_owner(session.send("Profiler.stop")["profile"]))
    session.detach()
    return {owner: spent[owner] / CLICKS for owner in (PLOTLY, STREAMLIT, BROWSER, COLLECT)}


def _by_owner(profile: dict) -> Counter[str]:
    owners = {node["id"]: _owner(node["callFrame"]) for node in profile["nodes"]}
    spent = Counter()
    for node, microseconds in zip(profile["samples"], profile["timeDeltas"], strict=True):
        spent[owners[node]] += max(microseconds, 0) / 1000
    return spent


def _owner(frame: dict) -> str:
    if frame["functionName"] in ("(idle)", "(root)"):
        return "nobody"
    if frame["functionName"] in OWN:
        return OWN[frame["functionName"]]
    return PLOTLY if "plotly" in frame["url"].lower() else STREAMLIT

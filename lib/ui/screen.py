"""What the browser shows the app on: its theme, and how wide it is."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

WIDTHS = {"wide": 1180, "mid": 900, "small": 680, "phone": None}
"""Width class -> pixels a chart may take; on a phone lists stand for charts."""

# Streamlit tells Python neither the width nor of a theme switched later, and a
# drawn chart keeps its old colours. This watches both and asks for a rerun.
_WATCHER = st.components.v2.component(
    "parley_screen",
    js="""
const read = () => {
  const [r, g, b] = getComputedStyle(document.querySelector('.stApp')).backgroundColor
    .match(/[\\d.]+/g).map(Number);
  const w = window.innerWidth;
  const width = w >= 1240 ? 'wide' : w >= 960 ? 'mid' : w >= 720 ? 'small' : 'phone';
  return `${r + g + b < 384 ? 'dark' : 'light'} ${width}`;
};
export default function ({ data, setStateValue }) {
  const app = document.querySelector('.stApp');
  if (!app) return;
  document.documentElement.lang = 'en';
  let last = data.assumed;
  const report = () => {
    const now = read();
    // Drawers and lists lie outside the app's element; light-dark() must be right there too.
    document.documentElement.style.colorScheme = now.split(' ')[0];
    if (now !== last) { last = now; setStateValue('seen', now); }
  };
  const observer = new MutationObserver(report);
  observer.observe(app, { attributes: true, attributeFilter: ['class', 'style'] });
  window.addEventListener('resize', report);
  report();
  return () => { observer.disconnect(); window.removeEventListener('resize', report); };
}
""",
)

# An address with an id or alias is opened again under its full name. Replaced,
# not pushed: Back must not lead to an address that only leads forward again.
_REDIRECT = st.components.v2.component(
    "parley_redirect",
    js="export default function ({ data }) { window.location.replace(data.query); }",
)


@dataclass(frozen=True)
class Screen:
    """The browser's theme (light or dark) and width class (a key of WIDTHS)."""

    theme: str
    width: str


def read_screen() -> Screen:
    """Read what the browser last reported; before that, what its request suggests."""
    state = st.session_state.get("screen")
    seen = state.get("seen") if state else None
    if seen is None:
        if "_assumed_screen" not in st.session_state:
            st.session_state["_assumed_screen"] = _assumed()
        seen = st.session_state["_assumed_screen"]
    theme, width = seen.split()
    with st.container(key="screen_watcher"):
        _WATCHER(
            key="screen",
            data={"assumed": seen},
            default={"seen": None},
            on_seen_change=lambda: None,
        )
    return Screen(theme, width)


def redirect(query: str) -> None:
    """Open the same page under another query."""
    _REDIRECT(key="redirect", data={"query": query})


def _assumed() -> str:
    agent = st.context.headers.get("User-Agent", "") if st.context.headers else ""
    return f"{st.context.theme.type or 'light'} {'phone' if 'Mobi' in agent else 'wide'}"

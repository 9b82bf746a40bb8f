"""The theme's colours in a figure, which names each by its place in the palettes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    import plotly.graph_objects as go

PALETTES = ("chartCategoricalColors", "chartSequentialColors", "chartDivergingColors")

PLACE = re.compile(r"#0000(\d\d)")
"""A placeholder: the number of a colour in all palettes together, from 1."""


def painted(figure: go.Figure, theme: str) -> go.Figure:
    """
    Put a theme's colours in the place of their placeholders.

    Args:
        figure: whose colours lib.charts.theme named. What a click hands on is raw.
        theme: light or dark.

    Source:
        Streamlit has placeholders of its own, which it fills in the browser. But then it
        also hands Plotly a template, made anew right after the first drawing, and Plotly
        draws all again: tests/browser/test_draws.py.
    """
    colours = palette(theme)
    parts = figure.to_dict()  # a copy
    data, layout = _painted(parts["data"], colours), _painted(parts["layout"], colours)
    return type(figure)(data, layout, _validate=False)


def palette(theme: str) -> list[str]:
    """List the colours of a theme, palette after palette."""
    return [colour for name in PALETTES for colour in st.get_option(f"theme.{theme}.{name}")]


def _painted(part: Any, colours: list[str]) -> Any:
    if isinstance(part, str):
        return PLACE.sub(lambda found: colours[int(found[1]) - 1], part) if "#" in part else part
    if isinstance(part, dict):
        return {
            name: each if name == "customdata" else _painted(each, colours)
            for name, each in part.items()
        }
    if isinstance(part, (list, tuple)):
        return [_painted(each, colours) for each in part]
    return part

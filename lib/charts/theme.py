"""The look that all charts share: colours by role, signs by meaning, fonts, layout."""

from __future__ import annotations

from dataclasses import dataclass

from lib.vocabulary import EVENT_GLYPH, GLYPH, NO_STANCE_GLYPH, Stance

PALETTES = ("chartCategoricalColors", "chartSequentialColors", "chartDivergingColors")
PALETTE_SIZE = 10

ROLES = {
    "chartCategoricalColors": (
        *("support", "conditional", "unclear", "oppose", "event"),
        *("ink", "muted", "line", "panel", "accent"),
    ),
    "chartSequentialColors": tuple(f"count {step}" for step in range(PALETTE_SIZE)),
    "chartDivergingColors": (
        *("support text", "conditional text", "unclear text", "oppose text"),
        *("paper", "weekend", "scheduled", "hairline", "raised", "dot"),
    ),
}
"""Palette in .streamlit/config.toml -> the role of each of its places, light and dark alike."""

SLOTS = {
    role: (palette, place) for palette, roles in ROLES.items() for place, role in enumerate(roles)
}
"""Role -> its palette and its place there."""


def colour(role: str, alpha: str = "") -> str:
    """
    Name a colour by role; the theme's is put in when the chart is shown.

    Args:
        role: a key of SLOTS.
        alpha: two hexadecimal digits, 00 clear to FF opaque; "" for opaque.

    Source:
        lib.ui.paint replaces #000001 to #000030 by the theme's categorical, sequential
        and diverging colours. Streamlit itself has the same placeholders.

    >>> colour("support"), colour("support text", "1F")
    ('#000001', '#0000211F')
    """
    palette, place = SLOTS[role]
    return f"#{PALETTES.index(palette) * PALETTE_SIZE + place + 1:06d}{alpha}"


INK, MUTED, ACCENT = map(colour, ("ink", "muted", "accent"))
LINE, HAIRLINE, PANEL, PAPER = map(colour, ("line", "hairline", "panel", "paper"))
CLEAR = "rgba(0,0,0,0)"

TILE, TILE_EDGE, TINT, BAND, BAR = "1F", "66", "12", "0F", "33"
"""Alphas of a stance's colour behind text."""


@dataclass(frozen=True)
class Mark:
    """How one meaning is drawn: the same sign, colour and word in every chart."""

    glyph: str
    word: str
    symbol: str
    role: str
    text_colour: str
    scale: float = 1.0
    """Times the size of a disc, so that all signs weigh the same."""
    stroke: float = 1.6

    @property
    def colour(self) -> str:
        """Its placeholder colour."""
        return colour(self.role)


def _stance(stance: Stance, symbol: str, **look: float) -> Mark:
    role = stance.value
    return Mark(GLYPH[stance], stance.word, symbol, role, colour(f"{role} text"), **look)


EVENT, NO_STANCE = "event", "none"

MARKS = {
    Stance.SUPPORT.value: _stance(Stance.SUPPORT, "circle"),
    Stance.CONDITIONAL.value: _stance(Stance.CONDITIONAL, "diamond", scale=1.12),
    Stance.UNCLEAR.value: _stance(Stance.UNCLEAR, "circle-open", stroke=2.1),
    Stance.OPPOSE.value: _stance(Stance.OPPOSE, "x-thin", scale=0.86, stroke=2.6),
    EVENT: Mark(EVENT_GLYPH, "Event", "square", "event", INK, scale=0.82),
    # An empty ring would say "unclear", a dotted one around a sign "unnamed".
    NO_STANCE: Mark(NO_STANCE_GLYPH, "No stance", "circle-open-dot", "muted", MUTED, stroke=1.5),
}
"""Mark (a stance's value, EVENT or NO_STANCE) -> its look."""


def marker(marks: list[str], size: float, hollow: list[bool] | None = None) -> dict:
    """
    Build the marker of a scatter trace.

    Args:
        marks: keys of MARKS, one a point.
        size: pixels of a disc.
        hollow: one a point: whether it is only planned; None for none.
    """
    looks = [MARKS[mark] for mark in marks]
    colours = [look.colour for look in looks]
    hollow = hollow or [False] * len(marks)
    return {
        "symbol": [_symbol(look, empty) for look, empty in zip(looks, hollow, strict=True)],
        "size": [size * look.scale for look in looks],
        "color": colours,
        "opacity": 1,
        "line": {
            "color": colours,
            "width": [look.stroke for look in looks],
        },
    }


def _symbol(look: Mark, hollow: bool) -> str:
    filled = not look.symbol.endswith(("-open", "-thin", "-dot"))
    return f"{look.symbol}-open" if hollow and filled else look.symbol


def steady(text_colour: str = INK) -> dict:
    """
    Keep a trace as it is when one of its points is clicked.

    Without, Plotly fades everything else to a fifth.
    """
    same = {"marker": {"opacity": 1}, "textfont": {"color": text_colour}}
    return {"selected": same, "unselected": same}


FONT = "Source Sans, sans-serif"
SMALL, AXIS_SIZE, BODY, LABEL, HEAD = 11.5, 12.5, 13, 13.5, 14.5
"""Font sizes in pixels; nothing is smaller than SMALL."""

HALO = f"0 0 3px {PAPER}, 0 0 3px {PAPER}, 0 0 2px {PAPER}"
"""Shadow of a text that may lie over a line."""


def font(size: float = BODY, colour: str = INK, **more: object) -> dict:
    """Build a font of the charts' one family."""
    return {"family": FONT, "size": size, "color": colour, **more}


AXIS = {
    "showgrid": False,
    "zeroline": False,
    "showline": False,
    "ticks": "",
    "fixedrange": True,
    "automargin": False,
}
BARE_AXIS = {**AXIS, "showticklabels": False}


def base_layout(plot_height: float, left: int = 0, top: int = 8, bottom: int = 8) -> dict:
    """
    Build the layout that every chart starts from.

    Args:
        plot_height: pixels between the margins; a chart without rows still gets one.
        left: margin in pixels.
        top: margin in pixels.
        bottom: margin in pixels.
    """
    return {
        # A numpy integer is ignored by the browser, which then takes 450 pixels.
        "height": int(round(max(float(plot_height), 1))) + top + bottom,
        "margin": {"l": left, "r": RIGHT, "t": top, "b": bottom, "pad": 0},
        "template": "none",
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        # What Streamlit would set after the first drawing, and that this is all the data:
        # else Plotly draws everything a second time.
        "clickmode": "event+select",
        "dragmode": "pan",
        "datarevision": 1,
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 18,
        "barmode": "overlay",
        "font": font(),
        "hoverlabel": {
            "bgcolor": colour("raised"),
            "bordercolor": HAIRLINE,
            "align": "left",
            "namelength": 0,
            "font": font(),
        },
    }


RIGHT = 8
"""Right margin of every chart, in pixels."""

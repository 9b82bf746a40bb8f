"""Text of the data, shown as text: never Markdown, never HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from html import escape

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$&:=^\"'/@])")
SHORTCODE_OR_ADDRESS = re.compile(r":(?=[\w+\-/]+:)|https?:|www|@", re.IGNORECASE)
WORD_JOINER = "\u2060"


def html(text: object) -> str:
    """
    Escape for use inside st.html.

    >>> html('<b>"Land"</b>')
    '&lt;b&gt;&quot;Land&quot;&lt;/b&gt;'
    """
    return escape(str(text), quote=True)


def label(text: object) -> str:
    """
    Escape for a label, which Streamlit reads as Markdown.

    Backslashes do not stop `:smile:` from becoming a picture, nor a bare address
    from becoming a link; an invisible joiner in them does.

    >>> label("[a](b)")
    '\\\\[a\\\\]\\\\(b\\\\)'
    """
    flat = " ".join(str(text).split())
    joined = SHORTCODE_OR_ADDRESS.sub(rf"\g<0>{WORD_JOINER}", flat)
    return MARKDOWN.sub(r"\\\1", joined)


def told_apart(known: Mapping[str, str]) -> dict[str, str]:
    """
    Put the id behind a word that stands for several: Streamlit tells options by their words.

    >>> told_apart({"a": "North", "b": "North", "c": "South"})
    {'a': 'North (a)', 'b': 'North (b)', 'c': 'South'}
    """
    times = Counter(known.values())
    return {key: word if times[word] == 1 else f"{word} ({key})" for key, word in known.items()}


def paragraphs(text: object, most: int = 50) -> str:
    """
    Escape for Markdown line by line: a message with its list of problems.

    >>> paragraphs("it was not saved:\\n- *a*\\n- b", most=2)
    'it was not saved\\\\:\\n- \\\\*a\\\\*\\n- and 1 more'
    """
    lines = str(text).splitlines()
    said = [
        f"- {label(line[2:])}" if line.startswith("- ") else label(line) for line in lines[:most]
    ]
    return "\n".join([*said, f"- and {len(lines) - most:,} more"] if lines[most:] else said)


def counted(number: int, noun: str) -> str:
    """
    Write a number with its noun.

    >>> counted(1, "record"), counted(5000, "record")
    ('1 record', '5,000 records')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def counted_of(shown: int, known: int) -> str:
    """
    Write how many records are shown of how many.

    >>> counted_of(3, 5000), counted_of(3, 3)
    ('3 of 5,000 records', '3 records')
    """
    return counted(known, "record") if shown == known else f"{shown:,} of {known:,} records"

"""Texts that try to be more than text: markup, formulas, pictures, other directions."""

from __future__ import annotations

MADE_BY_DATA = "made-by-data"

SHORT = [
    "<script>alert()</script>",
    "<b class=made-by-data>x",
    "=1+1",
    "@SUM(1)",
    "-2+3",
    "'=1+1",
    "**b** _i_ `c` ~~d~~",
    "# Head",
    "[a](javascript:alert(1))",
    "![a](x.invalid)",
    ":smile: :red[x]",
    ":material/home:",
    "$x$ $$y$$",
    "#000001 #000032",
    "שלום עולם مرحبا",
    "\u202edrawkcab",
    "👩‍👩‍👧 🏳️‍🌈 🇳🇱 👍🏽",
    "Ñand́ú Z͑̋̈a̡͠l",
    "N\u043erthland",  # with a Cyrillic o
    "Jo\u0456nt",  # with a Cyrillic i
    "&lt;i&gt; &amp; &#60;",
    "%s {0} {{x}} ${y}",
    "a\u2028b\u200bc\u00a0d",
    "NULL, None; NaN",
]
"""Up to 24 characters each, so that they fit everywhere."""

LONG = [
    "<img src=x.invalid onerror=alert(1) class=made-by-data>",
    "</p></div><h1 class=made-by-data>A heading</h1>",
    "<style>*{display:none}</style><a href='javascript:alert(1)' class=made-by-data>a</a>",
    '"><svg onload="alert(1)" class="made-by-data">',
    "<iframe srcdoc='<script>parent.alert(1)</script>' class=made-by-data></iframe>",
    '=HYPERLINK("https://x.invalid/?"&A1,"open")',
    "| a | b |\t| - | - |\t| **1** | 2 |",
    "https://x.invalid/ and www.x.invalid and mail@x.invalid",
    "W" * 500,
    "many words " * 45 + "end",
    "שלום " * 99 + "end",
]
"""On one line, but longer."""

BROKEN = [
    "one\ntwo\n\nthree",
    "- a\n- b\n\n1. c\n\n> d\n\n    e",
    "```\ncode\n```\n---\n# Head\n\n<b class=made-by-data>f</b>",
    "a\tb\r\nc",
    "  spaces around  ",
]
"""With line breaks or spaces around, which names may not have."""

IDS = [
    "<b/class=made-by-data>", "=1+1", "'quoted'", '"', "../..", "%2e%2f?a=b&c#d", ":smile:",
    "$x$", "`c`", "a_b-c", "Ж", "ж", "👍🏽", "#000001", "[a](b)", "\\", "{0}", "נ",
]  # fmt: skip
"""Without a space, ';' or ','."""

URLS = [
    "https://x.invalid/)[x](javascript:alert(1))",
    "http://x.invalid/'onmouseover='alert(1)",
    "https://javascript:alert(1)@x.invalid/?a=b&c=:smile:#$x$",
    "https://x.invalid/" + "w" * 500,
]

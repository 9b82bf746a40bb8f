"""
Markdown of a case's files as markup of a few fixed tags, without attributes from the data.

Streamlit's own Markdown would load pictures, make links of bare addresses and replace icons,
colours and formulas. Here links and pictures become their text and address, HTML stays text, and
whatever is not of the subset below is shown as it is written.

    # to ######      headings, one level lower     - a   1. a      lists, flat
    **a**  *a*  `a`  strong, emphasis, code        > a             quotation
    | a | b |        tables                        ``` lines ```   code          ---  rule

Source: a subset of CommonMark 0.31 with the tables of GitHub Flavored Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.ui.text import html

HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
ITEM = re.compile(r"\s*([-*+]|[0-9]{1,9}[.)])[ \t]+(.*)")
RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")
TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|?)+\s*")
FENCE = re.compile(r"\s*(?:```|~~~).*")
CELL_EDGE = re.compile(r"(?<!\\)\|")

# Every length has a bound, so that no text makes the search slow.
INLINE = re.compile(
    r"(?P<ticks>`{1,3})(?P<code>[^`].{0,500}?)(?<!`)(?P=ticks)(?!`)"
    r"|!?\[(?P<text>[^\[\]]{0,500})\]\((?P<address>[^()\s]{0,500})[^()]{0,200}\)"
    r"|\*\*(?P<strong>\S.{0,2000}?)\*\*"
    r"|(?<![\w*])\*(?P<em>[^\s*][^*]{0,2000})\*(?!\w)"
    r"|(?<!\w)_(?P<low>[^\s_][^_]{0,2000})_(?!\w)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
)


def markdown_markup(text: str) -> str:
    """
    Write Markdown as markup in which every text is escaped.

    Args:
        text: of a file of the case.

    Returns:
        Headings (h2 to h6), p, ul, ol, blockquote, table, pre, code, strong, em,
        hr, with no attribute but the first number of a list.

    >>> markdown_markup("# Rules\\n\\nSee [the *manual*](https://a.example) <b>.")
    '<h2>Rules</h2><p>See the <em>manual</em> (https://a.example) &lt;b&gt;.</p>'
    """
    return "".join(_written(kind, lines) for kind, lines in _blocks(text.splitlines()))


def _blocks(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Group lines: the kind of each block, and its lines."""
    kind, block, fenced = "blank", [], False
    for line in lines:
        if FENCE.fullmatch(line):
            yield kind, block
            fenced = not fenced
            kind, block = ("code" if fenced else "blank"), []
        elif fenced:
            block.append(line)
        else:
            found = _kind(line, kind)
            if found != kind or found in ("heading", "rule"):
                yield kind, block
                kind, block = found, []
            block.append(line)
    yield kind, block


def _kind(line: str, before: str) -> str:
    if not line.strip():
        return "blank"
    if HEADING.fullmatch(line):
        return "heading"
    if RULE.fullmatch(line):
        return "rule"
    if item := ITEM.fullmatch(line):
        return "ol" if item[1][0].isdigit() else "ul"
    for start, kind in (("|", "table"), (">", "quote")):
        if line.lstrip().startswith(start):
            return kind
    # A line that goes on belongs to the block it goes on from.
    return before if before in ("ul", "ol", "quote") else "text"


def _written(kind: str, lines: list[str]) -> str:
    match kind:
        case "blank":
            return ""
        case "heading":
            marks, title = HEADING.fullmatch(lines[0]).groups()
            level = min(len(marks) + 1, 6)
            return f"<h{level}>{_inline(title)}</h{level}>"
        case "rule":
            return "<hr>"
        case "code":
            return f"<pre>{html(chr(10).join(lines))}</pre>"
        case "table":
            return _table(lines)
        case "ul" | "ol":
            return _list(kind, lines)
        case "quote":
            inside = (line.lstrip().removeprefix(">").strip() for line in lines)
            return f"<blockquote>{_inline(' '.join(inside))}</blockquote>"
    return f"<p>{_inline(' '.join(line.strip() for line in lines))}</p>"


def _list(kind: str, lines: list[str]) -> str:
    items: list[str] = []
    for line in lines:
        if item := ITEM.fullmatch(line):
            items.append(item[2])
        else:
            items[-1] += f" {line.strip()}"
    first = ITEM.fullmatch(lines[0])[1]
    start = f" start='{int(first[:-1])}'" if kind == "ol" else ""
    return f"<{kind}{start}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{kind}>"


def _table(lines: list[str]) -> str:
    rows = [_cells(line) for line in lines]
    headed = len(lines) > 1 and TABLE_RULE.fullmatch(lines[1])
    head = f"<thead>{_row(rows[0], 'th')}</thead>" if headed else ""
    body = "".join(_row(row, "td") for row in (rows[2:] if headed else rows))
    return f"<table>{head}<tbody>{body}</tbody></table>"


def _cells(line: str) -> list[str]:
    cells = CELL_EDGE.split(line.strip().removeprefix("|"))
    return cells if cells[-1].strip() else cells[:-1]


def _row(cells: list[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_inline(cell.strip())}</{tag}>' for cell in cells)}</tr>"


def _inline(text: str) -> str:
    parts, end = [], 0
    for found in INLINE.finditer(text):
        parts += [html(text[end : found.start()]), _found(found)]
        end = found.end()
    return "".join([*parts, html(text[end:])])


def _found(found: re.Match) -> str:
    group = {name: inside for name, inside in found.groupdict().items() if inside is not None}
    if "escaped" in group:
        return html(group["escaped"])
    if "code" in group:
        return f"<code>{html(group['code'].strip())}</code>"
    if "strong" in group:
        return f"<strong>{_inline(group['strong'])}</strong>"
    if "text" in group:
        address = f"({html(group['address'])})" if group["address"] else ""
        return " ".join(filter(None, [_inline(group["text"]), address]))
    return f"<em>{_inline(group.get('em') or group['low'])}</em>"

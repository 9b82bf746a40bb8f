"""Markdown becomes a few fixed tags; nothing of the text becomes a tag, a link or an address."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ui.markdown import markdown_markup

CASES = {
    "headings are one level lower": ("# A\n### B ##", "<h2>A</h2><h4>B</h4>"),
    "the lowest heading stays": ("###### A", "<h6>A</h6>"),
    "no heading without a space": ("#A", "<p>#A</p>"),
    "lines make a paragraph": ("a\nb\n\nc", "<p>a b</p><p>c</p>"),
    "a list": ("- a\n- b\n  and more", "<ul><li>a</li><li>b and more</li></ul>"),
    "a list keeps its first number": ("3. a\n4. b", "<ol start='3'><li>a</li><li>b</li></ol>"),
    "a minus is no list": ("-2+3", "<p>-2+3</p>"),
    "a quotation": ("> a\n> b", "<blockquote>a b</blockquote>"),
    "a rule": ("a\n\n---\nb", "<p>a</p><hr><p>b</p>"),
    "code keeps its lines": ("```\n# a\n<b>\n```", "<pre># a\n&lt;b&gt;</pre>"),
    "code left open ends with the text": ("```\na", "<pre>a</pre>"),
    "a table": (
        "| a | b |\n|---|:-:|\n| 1 | 2 \\| 3 |",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2 | 3</td></tr></tbody></table>",
    ),
    "an empty cell stays": (
        "| a | |",
        "<table><tbody><tr><td>a</td></tr></tbody></table>".replace("</tr>", "<td></td></tr>"),
    ),
    "a table without head": ("| a |", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
    "emphasis": ("**a** *b* _c_", "<p><strong>a</strong> <em>b</em> <em>c</em></p>"),
    "emphasis in emphasis": ("**a *b***", "<p><strong>a *b</strong>*</p>"),
    "stars around spaces are stars": ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
    "words with underscores stay": ("record_id_x", "<p>record_id_x</p>"),
    "code in a line": ("`a*b*` ``c`d``", "<p><code>a*b*</code> <code>c`d</code></p>"),
    "an escaped sign": ("\\*a\\*", "<p>*a*</p>"),
    "a link is text and address": ("[a](https://x.example)", "<p>a (https://x.example)</p>"),
    "a picture is text and address": ("![a](x.png 'T')", "<p>a (x.png)</p>"),
    "a link without text": ("[](x)", "<p>(x)</p>"),
    "a reference stays": ("[a][b]\n\n[b]: x", "<p>[a][b]</p><p>[b]: x</p>"),
    "an autolink stays": ("<https://x.example>", "<p>&lt;https://x.example&gt;</p>"),
    "HTML stays": ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
    "HTML in an address stays": ("[a](<b>)", "<p>a (&lt;b&gt;)</p>"),
    "HTML in code stays": ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
    "an entity stays": ("&lt;", "<p>&amp;lt;</p>"),
    "no icon, colour or formula": (
        ":material/home: :red[a] $x$",
        "<p>:material/home: :red[a] $x$</p>",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_written(case):
    text, markup = CASES[case]

    assert markdown_markup(text) == markup


TAGS = "h[2-6]|p|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|pre|code|strong|em"
OURS = re.compile(rf"</?(?:{TAGS})>|<hr>|<ol start='[0-9]+'>")
PIECES = st.sampled_from(
    ["<", ">", "&", "'", '"', "*", "**", "_", "`", "```", "[", "]", "(", ")", "!", "|", "\\", "#"]
    + ["- ", "1. ", "> ", "\n", "\n\n", " ", "a", "x.png", "<img src=x>", "</p>", "---", "\u2028"]
)


@given(st.lists(PIECES).map("".join))
def test_no_text_becomes_a_tag(text):
    assert not re.search("[<>\"']", OURS.sub("", markdown_markup(text)))


@given(st.lists(PIECES).map("".join))
def test_every_tag_is_closed(text):
    open_tags = []
    for tag in re.findall("</?[a-z]+[1-6]?", markdown_markup(text)):
        if tag.startswith("</"):
            assert open_tags.pop() == tag[2:]
        elif tag != "<hr":
            open_tags.append(tag[1:])
    assert not open_tags


SLOW = ["`", "``a", "[", "![a](", "**", "**a", "*a", "_a", "|", "- ", "\\", "> ", "# ", "- -"]


@pytest.mark.parametrize("piece", SLOW)
def test_no_text_makes_it_slow(piece):
    started = time.perf_counter()

    markdown_markup(piece * 20_000)

    assert time.perf_counter() - started < 3

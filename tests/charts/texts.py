"""What a reader sees of a chart's texts."""

import re
from html import unescape


def visible(markup):
    """Split markup into its lines, without tags and with entities read."""
    lines = [unescape(re.sub(r"<[^>]*>", "", line)) for line in markup.split("<br>")]
    return [" ".join(line.replace("\u00a0", " ").split()) for line in lines]


def everywhere(figure):
    """List every text of a figure that Plotly reads as markup."""
    found = [axis.ticktext for axis in (figure.layout.xaxis, figure.layout.yaxis)]
    for trace in figure.data:
        found += [trace.text, trace.hovertext]
        found.append([trace.hovertemplate])
    for note in figure.layout.annotations:
        found += [(note.text,), (note.hovertext,)]
    return [text for texts in found if texts is not None for text in texts if text]

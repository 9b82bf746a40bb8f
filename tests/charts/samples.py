"""Small tables of an invented negotiation, as lib.analysis hands them to the charts."""

from datetime import date
from operator import attrgetter

import pandas as pd
import plotly.graph_objects as go

from tests import table

DAYS = {"first": date(2024, 3, 2), "last": date(2024, 3, 10), "known": date(2024, 3, 7)}

ROWS = """
lane     |record_id|mark       |title         |who   |unnamed|unconfirmed|scheduled|earliest  |latest    |place  |date_words|actor_names         |issue_name|act_word           |how             |date_text
Joint    |r1       |event      |Talks         |      |no     |no         |no       |2024-03-02|2024-03-03|span   |2–3 Mar   |Northland, Southland|          |                   |Its own account |last weekend
Joint    |r2       |event      |Truce reported|      |no     |yes        |no       |          |2024-03-07|by     |by 7 Mar  |Northland, Southland|Fees      |                   |Its own account |
Joint    |r3       |event      |Next talks    |      |no     |no         |yes      |2024-03-10|2024-03-10|day    |10 Mar    |Northland, Southland|          |                   |Reported        |on Sunday
Northland|r4       |support    |Invites       |King  |no     |no         |no       |2023-01-01|2023-12-31|earlier|2023      |The king            |Fees      |Offers             |Reported        |last year
Northland|r5       |none       |Says nothing  |Aides*|yes    |no         |no       |2024-03-05|2024-03-05|day    |5 Mar     |Aides (unnamed)     |Fees      |Declines to comment|Reported        |
Southland|r6       |oppose     |Will not cede |Duke  |no     |no         |no       |2024-03-06|          |from   |from 6 Mar|The duke            |Line      |Refuses            |Quoted directly |
Southland|r7       |conditional|Elections due |Duke  |no     |no         |yes      |2024-06-01|2024-06-30|later  |Jun       |The duke            |Line      |Offers             |Quoted directly |
"""  # fmt: skip

CELLS = """
actor_side|actor_id|actor_name      |actor_short_name|actor_role    |issue|stance     |stances       |statements|others|date_words|was_stance|was_words|beside           |unnamed_only|condition
Northland |king    |King Olaf       |Olaf            |Head of state |fees |support    |support       |2         |0     |5 Mar     |          |         |                 |no          |
Northland |king    |King Olaf       |Olaf            |Head of state |line |           |support;oppose|2         |0     |by 7 Mar  |          |         |                 |no          |
Northland |aides   |Aides (unnamed) |Aides           |              |fees |           |              |0         |1     |          |          |         |declined, 5 Mar  |no          |
Southland |duke    |Duke Sten       |Sten            |Prime minister|fees |conditional|conditional   |1         |0     |7 Mar     |oppose    |2023     |                 |no          |
Southland |envoy   |The envoy       |Envoy           |              |line |oppose     |oppose        |1         |1     |by 7 Mar  |          |         |assessed, 6 Mar  |yes         |if unpaid
"""  # fmt: skip

SIDES = """
actor_side|issue|stances       |agreement
Northland |fees |support       |
Northland |line |support;oppose|split
Southland |fees |conditional   |
Southland |line |oppose        |
"""

ISSUES = """
issue | issue_name   | proposition
fees  | Harbour fees | The fees should end.
line  | Border line  | The line should move.
fish  | Fishing      | Fishing should be free.
"""

POINTS = """
actor_id|actor_short_name|actor_side|stance     |earliest  |latest    |place  |date_words|statements|record_ids|unnamed
king    |Olaf            |Northland |support    |2023-01-01|2023-12-31|earlier|2023      |1         |r1        |no
king    |Olaf            |Northland |support    |2024-03-05|2024-03-05|day    |5 Mar     |2         |r2;r3     |no
aides   |Aides           |Northland |unclear    |          |2024-03-07|by     |by 7 Mar  |1         |r4        |yes
duke    |Sten            |Southland |oppose     |2024-03-03|2024-03-05|span   |3–5 Mar   |1         |r5        |no
"""

BINS = """
lane     |bin_start |bin_end   |mark   |records
Joint    |2024-03-04|2024-03-10|event  |3
Northland|2024-03-04|2024-03-10|none   |1
Northland|2024-03-04|2024-03-10|oppose |2
Northland|2024-03-04|2024-03-10|support|5
Southland|2024-02-26|2024-03-03|support|4
"""

HISTORY = """
issue|bin_start |bin_end   |stance     |records|step_records|share|step_words
fees |2024-03-02|2024-03-05|oppose     |9      |12          |0.75 |2–5 Mar
fees |2024-03-02|2024-03-05|support    |3      |12          |0.25 |2–5 Mar
fees |2024-03-06|2024-03-10|support    |4      |4           |1    |6–10 Mar
line |2024-03-06|2024-03-10|conditional|2      |2           |1    |6–10 Mar
"""

HISTORY_ISSUES = """
issue|issue_name  |proposition          |placed|records
fees |Harbour fees|The fees should end. |16    |20
line |Border line |The line should move.|2     |2
"""


def history_bars() -> pd.DataFrame:
    """Read the counts of a history."""
    return table(HISTORY).astype({"step_records": "int64", "share": "float64"})


def history_issues() -> pd.DataFrame:
    """Read the issues of a history."""
    return table(HISTORY_ISSUES).astype({"placed": "int64"})


def rows(text: str = ROWS) -> pd.DataFrame:
    """Read timeline rows: `who` of an event is empty, not missing."""
    frame = table(text)
    return frame.assign(scheduled=frame["scheduled"] == "yes", who=frame["who"].fillna(""))


def trace(figure, name):
    """Find the one trace of a name."""
    (found,) = [trace for trace in figure.data if trace.name == name]
    return found


def tiles(figure, attribute):
    """Join an attribute of the matrix's tiles, column after column."""
    columns = [trace for trace in figure.data if trace.name == "tile"]
    read = attrgetter(attribute)
    # A column without a hatched tile has no pattern at all.
    return [value for column in columns for value in read(column) or [""] * len(column.x)]


def names(figure):
    """List the traces of marks from the back to the front."""
    return [trace.name for trace in figure.data if trace.name != "layout"]


def notes(figure):
    """List the texts of the layout, be they annotations or marks."""
    return [annotation.text for annotation in figure.layout.annotations] + [
        text for trace in figure.data if trace.name == "layout" for text in trace.text
    ]


def check(figure):
    """Have Plotly check every property; it raises a ValueError that names the wrong one."""
    go.Figure(figure.to_dict())

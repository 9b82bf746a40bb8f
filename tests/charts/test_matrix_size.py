"""A matrix of a busy case stays small enough to be sent at every click."""

import json
from itertools import product

import pandas as pd
import pytest

from lib.analysis.matrix import side_cells
from lib.analysis.top import MOST_ACTORS, MOST_ISSUES
from lib.charts.matrix import matrix_figure
from lib.vocabulary import Stance

MOST_BYTES = 250_000
"""Of the figure's JSON. Source: our choice, what a slow line sends in a second."""

SIDES = ["Northland", "Southland", "Mediator"]

ISSUES = pd.DataFrame(
    {
        "issue": [f"issue-{n}" for n in range(MOST_ISSUES)],
        "issue_name": [f"Monitors at the crossing {n}" for n in range(MOST_ISSUES)],
        "proposition": "Monitors of a third party should stand at every crossing by winter.",
    }
)


def cell(side, number, issue, reading):
    stance = list(Stance)[(number + int(issue[6:])) % 4].value
    mixed = reading and number % 5 == 0
    cell = {
        "actor_side": side,
        "actor_id": f"{side.lower()}-{number}",
        "actor_name": f"{side} ministry {number}",
        "actor_role": "Ministry",
        "issue": issue,
        "stances": None if mixed else stance,
        "stance": None if mixed else stance,
        "statements": 19,
        "date_words": "one day within 24–25 Mar",
        "was_stance": "oppose" if number % 2 else None,
        "was_words": "17 Jul 2030" if number % 2 else None,
        "beside": None if number % 3 else "declined, from 24 Mar",
        "unnamed_only": number % 3 == 0,
        "condition": None,
    }
    if reading:
        counts = {each.value: 20 + rank for rank, each in enumerate(Stance)}
        said = "mixed" if mixed else "prevailing"
        cell |= {
            "reading": said,
            "latest_stances": stance if number % 3 else "support;oppose",
            "within": 86,
            **counts,
        }
    return cell


@pytest.mark.parametrize("reading", [False, True], ids=["latest", "prevailing"])
def test_the_largest_matrix_drawn_at_first_is_small(reading):
    places = product(SIDES, range(MOST_ACTORS), ISSUES["issue"])
    cells = pd.DataFrame([cell(*place, reading) for place in places])

    sent = json.dumps(
        json.loads(matrix_figure(cells, side_cells(cells), ISSUES, width=1180).to_json())
    )

    assert len(cells) == 504
    assert len(sent) < MOST_BYTES

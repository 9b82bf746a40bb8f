"""The words of a generated case: actors, issues, and what is said. Nobody here exists."""

from __future__ import annotations

import pandas as pd

from lib.vocabulary import Act, ActorKind
from tests import table

PEOPLE = {
    "Northland": [
        "Zoë Mühlenkämper", "Jürgen Weiß", "Ída Þórsdóttir", "Nora “Nan” O’Byrne",
        "Łukasz Żółw", 'Aino "A." Mäkelä', "Åse Bjørnstad",
    ],
    "Southland": [
        "Милена Стојановић", "Йордан Щърбев", "Ђорђе Љубичић", "Ελένη Ωραιοπούλου",
        "Iñigo Núñez", "Conceição d'Ávila", "Цветан Ъглов",
    ],
    "Eastland": [
        "ليلى الحداد", "سامي العطار", "דנה לוי", "陈晓梅", "山田花子", "Nguyễn Thị Ánh", "김하늘",
    ],
    "Mediator": [
        "Ada Lund", "Kofi Ampofo-Mensah", "Siân ap Rhys", "Maëlle Lefèvre-d’Août", "Rui Sá",
        "T'Quan Ōtaki", "Harbour Watch 🕊️",
    ],
}  # fmt: skip
"""Side -> seven who speak; with the side itself, its council and its unnamed officials: ten."""

SIDES = list(PEOPLE)
PER_SIDE = 10

ISSUES = """
issue_id  | name                     | proposition                                           | issue_group
fees      | Harbour fees             | Southland should halve the harbour fees.              | Harbour
pilots    | Joint pilots             | Pilots of both sides should be hired.                 | Harbour
dredging  | Dredging the strait      | The strait should be dredged before winter.           | Harbour
light     | Lighthouse on Möwen Rock | Northland should pay for the lighthouse on Möwen Rock. | Harbour
summit    | Leaders’ meeting         | The leaders should meet in person.                    | Talks
venue     | Eastland as venue        | The next round should be held in Eastland.            | Talks
press     | Open sessions            | The press should be let into the sessions.            | Talks
guarantor | A fourth guarantor       | Eastland should guarantee what is signed.             | Talks
prisoners | Fishermen held           | The fishermen should be released at once.             | People
visas     | Visas for crews          | Crews should travel without visas.                    | People
schools   | Schools in both tongues  | Schools should teach in both languages.               | People
return    | Return to Alt-Hafen      | Families should be allowed back to Alt-Hafen.         | People
patrols   | Joint patrols            | Both coastguards should patrol together.              | Safety
mines     | Clearing of mines        | The mines off the cape should be cleared first.       | Safety
hotline   | A "red" hotline          | A line between the two harbours should be staffed.    | Safety
quota     | Herring quota            | The herring quota should follow last year's catch.    | Trade
customs   | One customs form         | Both sides should accept one customs form.            | Trade
ferry     | Night ferry              | The night ferry should run again.                     | Trade
"""

TOPIC = {
    "Harbour": "the harbour", "Talks": "the talks", "People": "those held", "Safety": "the strait",
    "Trade": "the herring",
}  # fmt: skip
"""Issue group -> how a title names it."""

VERBS = {
    Act.POSITION: "Repeats the view on {}",
    Act.OFFER: "Offers a step on {}",
    Act.DEMAND: "Demands movement on {}",
    Act.ACCEPT: "Accepts the draft on {}",
    Act.REFUSE: "Will not move on {}",
    Act.ASSESS: "“Very close” on {}",
    Act.DECLINE: "Says nothing about {}",
}
EVENTS = [
    "A round of talks on {}", "Delegations meet about {}", "A paper on {} is signed",
    "Ships leave over {}", "A protest about {}", "A call between capitals on {}",
]  # fmt: skip
PLACES = [
    "", "", "", ", in Alt-Hafen", ", on the radio", ", before the vote", ", after the storm",
    ", at sea", ", “for the last time”", ", in a letter", ", 2nd attempt", ", to the council",
]  # fmt: skip

SUMMARIES = [
    "Said on the quay, in answer to a question.", "Printed the day after; a recording exists.",
    "The envoy's office sent the text to both sides.", "Die Rede dauerte acht Minuten.",
    "Read out by a spokesperson, who took no questions.", "One of four points on a list.",
]  # fmt: skip
CONDITIONS = [
    "if the lighthouse is paid for", "once the mines are cleared", "as long as the talks go on",
    "unless the quota is lowered, or the ferry stops", "if Eastland signs as well",
]  # fmt: skip
QUOTES = {
    "": [
        "We will not wait for another winter", 'They call it "a step"; we call it a wall',
        "No, no, and again no", "The fees, the pilots, the light: one package",
    ],
    "de": ["Die Gebühren sind „viel zu hoch“", "Über Möwen Rock wird nicht verhandelt"],
    "bg": ["Няма да чакаме още една зима", "Споразумението е «почти готово»"],
    "ar": ["لن ننتظر شتاءً آخر", "نحن قريبون جداً من اتفاق"],
    "zh": ["我们不会再等一个冬天"],
    "eo": ["Ne plu 🙅, diris li; tute ne plu ⚓"],
}  # fmt: skip
"""Language tag, empty for the case's own -> quotes."""

PUBLISHERS = [
    "Harbour Gazette", "Northland Office", "Radio Süd", "Вестник Пристан", "The Strait Times",
    "جريدة الميناء", "Eastland Press Agency", "Fish & Ships", "Le Phare", "Council of Pilots",
    "Ōtaki Review", "Talks Monitor",
]  # fmt: skip


def invented_actors() -> pd.DataFrame:
    """
    Forty actors as text, those who speak most first.

    Returns:
        One row per actor: actor_id, name, short_name, role, side, kind, aliases.
    """
    rows = []
    for number in range(PER_SIDE):
        rows += [_actor(side, number) for side in SIDES]
    return pd.DataFrame(rows).fillna("")


def invented_issues() -> pd.DataFrame:
    """Eighteen issues in five groups, as text; the last two without a place in the order."""
    issues = table(ISSUES).fillna("")
    order = [str(10 * row) for row in range(len(issues) - 2)]
    return issues.assign(description="", sort_order=[*order, "", ""])


def _actor(side: str, number: int) -> dict[str, str]:
    actor = {"actor_id": f"{side.lower()}-{number}", "side": side}
    if number == 0:
        kind = ActorKind.ORGANISATION if side == "Mediator" else ActorKind.STATE
        return actor | {"name": side, "kind": kind.value, "aliases": f"{side}ia;The {side}"}
    if number == 3:
        return actor | {"name": f"{side} official", "kind": ActorKind.UNNAMED.value}
    if number == 6:
        name, kind = f"Port council of {side}", ActorKind.GROUP.value
        return actor | {"name": name, "short_name": "Council", "kind": kind}
    name = PEOPLE[side][number - 1 - (number > 3) - (number > 6)]
    role = "Envoy" if number == 1 else "Minister of ports" if number == 4 else ""
    return actor | {"name": name, "role": role, "kind": ActorKind.PERSON.value}

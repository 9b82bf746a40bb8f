"""The columns of GDELT's events in their order, and the forms of their cells."""

from __future__ import annotations

_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_COUNTS = ("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone")
COLUMNS_2 = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *_COUNTS,
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _PLACE),
    *("DATEADDED", "SOURCEURL"),
)
COLUMNS_1 = tuple(name for name in COLUMNS_2 if not name.endswith("ADM2Code"))
VERSIONS = {61: ("2.0", COLUMNS_2), 58: ("1.0", COLUMNS_1)}
"""Number of cells -> version and the names of its columns."""

NOTED = (
    *("GLOBALEVENTID", "Actor1Code", "Actor1Name", "Actor2Code", "Actor2Name"),
    *("EventCode", "IsRootEvent", "QuadClass", *_COUNTS),
    *(f"ActionGeo_{name}" for name in ("Type", "FullName", "CountryCode", "Lat", "Long")),
)
IGNORED = {
    "MonthYear, Year, FractionDate": "the date again",
    "EventBaseCode, EventRootCode": "the first digits of EventCode",
    "Actor1 and Actor2 group, ethnic, religion and type codes": "parts of the actor's code",
    "Actor1Geo and Actor2Geo, 16 columns": "where a machine placed the actors",
    "ActionGeo codes ADM1, ADM2 and FeatureID": "the place is in the note by name and degrees",
}
FORMS = {
    "GLOBALEVENTID": "[0-9]+",
    "SQLDATE": "[0-9]{8}",
    "MonthYear": "[0-9]{6}",
    "Year": "[0-9]{4}",
    "IsRootEvent": "[01]",
    "EventCode": "[0-9]{3,4}",
    "EventRootCode": "[0-9]{2}",
    "QuadClass": "[1-4]",
    "DATEADDED": "[0-9]{8}([0-9]{6})?",
}
"""What cells of these columns look like; nothing else tells what a table without header is."""

"""Broken files: each is opened, asked about or refused with its name, and none takes long."""

import json
import random
import sqlite3
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.doctor.dates import prove_date_order, read_dates
from lib.doctor.lists import prove_list_separator
from lib.doctor.numbers import prove_decimal, read_numbers
from lib.exceptions import DashboardError
from lib.intake.opened import Opened
from lib.intake.reading import open_file, open_upload
from tests.intake.made import DAY_STYLE, archive, error, number, sheet_xml, truth, workbook_parts

NAME = "talks.csv"
BROKEN = 1_000
"""So many files of each run."""
DEADLINE = 10
"""Seconds of work for one file; measured is less than 1."""

ROWS = "Tag;Akteur;Äußerung;Betrag\r\n" + "".join(
    f'{day:02}.01.2026;Nordland;"„Häfen;\n öffnen“";1.234,{day}\r\n' for day in range(1, 29)
)
EVENTS = [{"date": "2026-01-29", "who": ["Northland"], "sum": 1.5}] * 5


def database():
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE talks (day TEXT, who TEXT)")
        connection.execute("INSERT INTO talks VALUES ('2026-01-29', 'Northland')")
        return connection.serialize()


def book_parts():
    cells = [[number(46051 + row, DAY_STYLE), "Northland", truth(row % 2)] for row in range(20)]
    rows = [["day", "who", "yes"], *cells, [error("#REF!")]]
    return workbook_parts({"Talks": sheet_xml(rows)})


def workbook_of(xml):
    return archive(workbook_parts({"Talks": sheet_xml([["a"]]).replace("</row>", f"{xml}</row>")}))


GOOD = {
    "cp1252": ROWS.encode("cp1252"),
    "UTF-8": ROWS.encode(),
    "UTF-16": ROWS.encode("utf-16"),
    "tabs": ROWS.replace(";", "\t").encode("utf-8-sig"),
    "workbook": archive(book_parts()),
    "archive": archive({"talks.csv": ROWS}),
    "our extract": archive({"datapackage.json": "{}", "records.csv": "a,b\n1,2\n"}),
    "JSON": json.dumps({"events": EVENTS}).encode(),
    "JSON lines": "\n".join(json.dumps(event) for event in EVENTS).encode(),
    "database": database(),
}

INSERTED = (b"\0", b'"', b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n", b"<html>", b"PK\x03\x04")
SWAPPED = ((b";", b","), (b",", b";"), (b"\t", b"|"), (b"\r\n", b"\r"), (b'"', b"'"), (b"{", b"["))


def flip(content, chance):
    place = chance.randrange(len(content))
    changed = bytes([content[place] ^ 1 << chance.randrange(8)])
    return content[:place] + changed + content[place + 1 :]


def cut(content, chance):
    return content[: chance.randrange(len(content))]


def insert(content, chance):
    place = chance.randrange(len(content))
    return content[:place] + chance.choice(INSERTED) + content[place:]


def swap(content, chance):
    old, new = chance.choice(SWAPPED)
    return content.replace(old, new, chance.choice([1, -1]))


def leave_out(content, chance):
    place = chance.randrange(len(content))
    return content[:place] + content[place + chance.randrange(1, 50) :]


def repeat(content, chance):
    place = chance.randrange(len(content))
    return content[:place] + content[place : place + 50] * 20 + content[place:]


def broken(content, chance):
    """Break a file in one to four ways."""
    for _ in range(chance.randrange(1, 5)):
        ways = [flip, cut, insert, swap, leave_out, repeat]
        content = chance.choices(ways, weights=[4, 1, 2, 1, 1, 1])[0](content, chance) or b"\0"
    return content


def check(content):
    """Open a file, doctor its columns, and say how it ended."""
    started = time.process_time()
    ended, message = how_it_ends(content)
    assert NAME in message or "line " in message
    assert time.process_time() - started < DEADLINE
    return ended


def how_it_ends(content):
    try:
        opened = open_file(open_upload(NAME, content), {})
    except DashboardError as refused:
        return type(refused), str(refused)
    if opened.grid is not None:
        doctor(opened.grid.cells)
    return Opened, NAME


def doctor(cells):
    for _, column in cells.items():
        prove_list_separator(column, {"Northland"})
        for order in prove_date_order(column, dict(cells.items())).options:
            read_dates(column, order)
        for sign in prove_decimal(column).options:
            read_numbers(column, sign)


@pytest.mark.parametrize("good", GOOD.values(), ids=GOOD)
def test_a_good_file_is_opened(good):
    assert check(good) is Opened


@pytest.mark.parametrize("good", GOOD.values(), ids=GOOD)
def test_a_broken_file_is_opened_or_refused(good):
    chance = random.Random(20260129)

    for _ in range(BROKEN // len(GOOD)):
        check(broken(good, chance))


def test_a_workbook_with_a_broken_part_is_opened_or_refused():
    chance = random.Random(20260129)

    for _ in range(BROKEN // len(GOOD)):
        parts = book_parts()
        part = chance.choice(list(parts))
        check(archive({**parts, part: broken(parts[part].encode(), chance)}))


CRAFTED = {
    "an object of many names, one twice": b'{"0": 1,'
    + b",".join(b'"%d": 1' % number for number in range(200_000))
    + b"}",
    "a formula of bars": workbook_of(f"<f>{'a|' * 500_000}</f>"),
    "formulas that do not end": workbook_of("<f " * 300_000),
    "errors without a value": workbook_of('<c r="A1" t="e"><f>' * 100_000),
    "comments that do not end": b"<!--" * 20_000,
    "a long cell of dates": b"day,sum\n" + b"00T" * 30_000 + b"," + b"1 " * 40_000 + b"\n",
    "marks without end": b'a,b\n"' + b'""' * 500_000,
    "different words of another script": "\n".join(
        f"порт{chr(0x430 + number % 32) * (number % 60)}{chr(0x430 + number // 60 % 32)};б"
        for number in range(60_000)
    ).encode("cp1251"),
    "brackets": b"[" * 2_000_000,
    "entries of an archive": b"PK\x03\x04" + b"PK\x01\x02" * 500_000,
}


@pytest.mark.parametrize("content", CRAFTED.values(), ids=CRAFTED)
def test_a_file_crafted_to_take_long_does_not(content):
    check(content)


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=300)
def test_any_bytes_are_opened_or_refused(content):
    check(content)


@given(st.text('ab;,|\t"\\\n\r0129./- ü', max_size=200))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_opened_or_refused(text):
    check(text.encode("cp1252"))

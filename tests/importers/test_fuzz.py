"""
Broken files: each is imported to the row, or refused with a message that names the place.

Every example of every importer, and real files where there are any, is broken in some hundred
ways: cells, columns, lines, bytes, nodes of JSON. What breaks a file depends on its name and a
number alone, which the failure names.
"""

import json
import re
import time
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from lib.exceptions import DashboardError
from lib.importers import gdelt, own, ucdp_ged
from lib.intake.imported import ImportProblems
from lib.intake.reading import UndecidedError, open_file, open_upload
from lib.problems import check_table
from lib.schema import KEY, TABLES
from tests.importers import answers_beside, database_of
from tests.importers.test_contract import NAMES, TODAY, importer

HERE = Path(__file__).parent
REAL = Path("/work/shared/realdata")
EXAMPLES = sorted([*HERE.glob("*/**/input.*")])
REAL_FILES = sorted(path for path in REAL.glob("**/*") if path.suffix in {".csv", ".json", ".dna"})
REFERENCES = {"actor": "actors", "recipient": "actors", "issue": "issues", "source": "sources"}
BROKEN_FILES = 2000
SECONDS = 10

CELLS = ["", " ", "None", "-1", "0", "00", "1e5", "99999999999999", "9999-12-31", "31.12.2026"]
CELLS += ["2026-02-30", "02/03/2026", "1/2/3", "=1+1", "<script>alert(1)</script>", "a;b;;c", "; "]
CELLS += [
    "é" * 50,
    "x" * 300,
    "a\u2028b",
    "\u200b",
    "Joint",
    "ASSAULT",
    "042",
    "210",
    "True",
    "NaN",
]
NODES = [
    None,
    "",
    [],
    {},
    0,
    -1,
    1.5,
    True,
    "x" * 300,
    [[]],
    {"a": {"b": 1}},
    ["a", 1],
    "2026-13-01",
]
NODES += [{"year": "1"}, {"year": -44}, {"year": [1]}, "None", "AGREE", 10**30, "\u2028", "a;b"]
BYTES = [b"\x00", b"\xff", b'"', b"\n", b"\t", b"\r", b"\\", b";", b",", b"{", b"]", b"\xc3"]


def content_of(path):
    return database_of(path) if path.suffix == ".sql" else path.read_bytes()


def name_of(path):
    return path.with_suffix(".dna").name if path.suffix == ".sql" else path.name


def break_bytes(content, random):
    """Cut, overwrite, double or drop some bytes anywhere."""
    at, width = random.randrange(len(content)), random.choice([1, 1, 5, 100])
    match random.randrange(4):
        case 0:
            return content[:at] or b"x"
        case 1:
            return content[:at] + random.choice(BYTES) + content[at + 1 :]
        case 2:
            return content[: at + width] + content[at:]
        case _:
            return content[:at] + content[at + width :] or b"x"


def break_encoding(content, random):
    text = content.decode("utf-8", "replace")
    return text.encode(
        random.choice(["utf-16", "utf-8-sig", "cp1252", "latin-1", "ascii"]), "replace"
    )


def break_lines(content, random):
    """Swap, double, drop, mix or end lines differently."""
    lines = content.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(6):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(one, lines[other])
        case 2:
            del lines[one]
        case 3:
            lines[one] += lines[other]
        case 4:
            return b"\r\n".join(lines)
        case _:
            lines.insert(one, b"")
    return b"\n".join(lines) or b"x"


def separator_of(content):
    first = content.partition(b"\n")[0]
    return max((b"\t", b";", b","), key=first.count)


def break_cells(content, random):
    """Put something else into one or two cells, or swap them."""
    separator = separator_of(content)
    rows = [line.split(separator) for line in content.split(b"\n")]
    for _ in range(random.randint(1, 2)):
        row = random.choice(rows)
        row[random.randrange(len(row))] = random.choice(CELLS).encode()
    row = random.choice(rows)
    one, other = random.randrange(len(row)), random.randrange(len(row))
    if random.random() < 0.3:
        row[one], row[other] = row[other], row[one]
    return b"\n".join(separator.join(row) for row in rows)


def break_columns(content, random):
    """Rename, drop, double or move a column in all lines."""
    separator = separator_of(content)
    rows = [line.split(separator) for line in content.split(b"\n") if line]
    one, other = random.randrange(len(rows[0])), random.randrange(len(rows[0]))
    action = random.randrange(4)
    for row in rows:
        cell = row[one] if one < len(row) else b""
        if action == 0:
            row[one : one + 1] = []
        elif action == 1:
            row.insert(other, cell)
        elif action == 2:
            row.append(b"")
    if action == 3:
        rows[0][one] = random.choice(CELLS).encode()
    return b"\n".join(separator.join(row) for row in rows)


def places(node, path=()):
    """Every path to a node of a document."""
    inner = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    yield path
    for key, value in inner:
        yield from places(value, (*path, key))


def break_nodes(content, random):
    """Replace, drop, rename or double a node, of a document or of one line."""
    try:
        documents = [json.loads(content)]
    except ValueError:
        documents = [json.loads(line) for line in content.decode().splitlines() if line]
    chosen = random.randrange(len(documents))
    paths = [path for path in places(documents[chosen]) if path]
    *above, last = random.choice(paths)
    parent = documents[chosen]
    for key in above:
        parent = parent[key]
    match random.randrange(4):
        case 0:
            del parent[last]
        case 1 if isinstance(parent, dict):
            parent[random.choice(["id", "event", "year", "colour", ""])] = parent.pop(last)
        case 2 if isinstance(parent, list):
            parent.append(parent[last])
        case _:
            parent[last] = random.choice(NODES)
    if len(documents) == 1:
        return json.dumps(documents[0]).encode()
    return "\n".join(json.dumps(each) for each in documents).encode()


TABLE = [
    break_cells,
    break_cells,
    break_cells,
    break_columns,
    break_lines,
    break_bytes,
    break_encoding,
]
DOCUMENT = [break_nodes, break_nodes, break_nodes, break_lines, break_bytes, break_encoding]


def ways_to_break(path):
    if path.suffix in {".sql", ".dna"}:
        return [break_bytes]
    return DOCUMENT if path.suffix in {".json", ".jsonl"} else TABLE


def chosen(findings, answers):
    """Answer what the file does not prove, as somebody might."""
    return {
        **answers,
        **{each.key: next(iter(each.options)) for each in findings if not each.value},
    }


def opened(name, content, answers):
    upload = open_upload(name, content)
    try:
        return open_file(upload, answers), answers
    except UndecidedError as undecided:
        answers = chosen(undecided.findings, answers)
        return open_file(upload, answers), answers


def imported(name, content, answers):
    """Do what an import does; None: the file is of no format, and its columns would be mapped."""
    file, answers = opened(name, content, answers)
    recognising = [each for each in NAMES if importer(each).recognise(file)]
    assert len(recognising) <= 1, f"recognised as {recognising}"
    if not recognising:
        return None
    module = importer(recognising[0])
    answers = chosen(module.findings(file), answers)
    return file, module, module.read(file, answers, TODAY)


def rows_of(file):
    """The numbers of all rows or items that a file holds, beside its header."""
    if isinstance(file.document, dict) and "events" in file.document:
        return set(range(1, len(file.document["events"]) + 1))
    if file.document is not None:
        return set(range(1, len(file.document) + 1)) if isinstance(file.document, list) else {1}
    if file.grid is None:
        return set()
    is_headed = not any(
        each.recognise(file) and "no header" in each.recognise(file) for each in (gdelt, ucdp_ged)
    )
    return {*file.grid.cells.index[is_headed:], *file.grid.faults}


def rows_told_of(made):
    """The numbers of rows that were taken, refused or left out by name."""
    places = [] if "records" not in made.tables else made.tables["records"]["locator"].dropna()
    told = [*places, *made.ignored, *map(str, made.refused)]
    numbers = re.findall(r"(?:row|line|event|record) (\d+)", "\n".join(told))
    (taken, *_) = made.tables.values()
    return {*taken.index, *map(int, numbers)}


def check_told_of(file, made):
    missing = rows_of(file) - rows_told_of(made)
    assert not missing, f"rows {sorted(missing)[:5]} are neither imported nor refused"


def check_ids(tables):
    """Every id stands once, and every id referred to stands somewhere."""
    known = {name: frame[KEY[name]].tolist() for name, frame in tables.items()}
    names = tables["actors"]["name"].str.casefold().tolist()
    assert all(len(set(ids)) == len(ids) for ids in [*known.values(), names])
    for column, table in REFERENCES.items():
        for cell in tables["records"][column].dropna():
            ids = cell.split(";")
            assert set(ids) <= set(known.get(table, []))
            assert len(set(ids)) == len(ids)


class Rows:
    """The different rows of all that was imported; checked once, as checking takes its time."""

    def __init__(self):
        self.found = {}

    def add(self, tables):
        for name, frame in tables.items():
            rows = self.found.setdefault(name, {})
            rows.update(dict.fromkeys(frame.fillna("").itertuples(index=False, name=None)))

    def problems(self):
        for name, rows in self.found.items():
            frame = pd.DataFrame(list(rows), columns=list(TABLES[name].columns), dtype="str")
            # Files give the same ids and names again; within a file they were compared before.
            numbers = [f"-{number}" for number in range(len(frame))]
            for column in {KEY[name], "name"} & set(frame):
                frame[column] = frame[column].str[:18] + numbers
            yield from check_table(name, frame.mask(frame == ""))[1]


def check_refused(name, refused):
    assert str(refused).strip()
    if isinstance(refused, ImportProblems):
        for problem in refused.problems:
            has_place = problem.line is not None or problem.column is not None
            assert has_place or "no row" in problem.message, f"without place: {problem}"


def outcome(name, content, answers, rows):
    """
    Import a broken file, and say what came of it.

    What our own tables hold is checked with the case they come into, not by their importer.
    """
    started = time.perf_counter()
    try:
        done = imported(name, content, answers)
    except DashboardError as refused:
        check_refused(name, refused)
        return "refused"
    finally:
        assert time.perf_counter() - started < SECONDS
    if done is None:
        return "of no format"
    file, module, made = done
    check_told_of(file, made)
    if module is not own:
        check_ids(made.tables)
        rows.add(made.tables)
    return "imported in part" if made.refused else "imported"


@pytest.mark.parametrize(
    "path", [*EXAMPLES, *REAL_FILES], ids=lambda path: "/".join(path.parts[-3:])
)
def test_a_broken_file_is_imported_to_the_row_or_refused_by_its_place(path):
    content, name = content_of(path), name_of(path)
    outcomes, rows = [], Rows()
    for number in range(BROKEN_FILES // len([*EXAMPLES, *REAL_FILES])):
        random = Random(f"{path.name} {number}")
        way = random.choice(ways_to_break(path))
        try:
            outcomes.append(outcome(name, way(content, random), answers_beside(path), rows))
        except Exception as error:
            error.add_note(f"{path}, number {number}, {way.__name__}")
            raise

    assert list(rows.problems()) == []
    told = pd.Series(outcomes).value_counts().to_dict()
    assert any(outcome.startswith("imported") for outcome in told), told
    assert len(told) > 1, told

"""The four queries in SQL, as somebody who knows the engine would write them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bench.asked.question import KNOWN, PAGE, Asked

TIMELINE = """
SELECT side, CAST(date_trunc('{step}', earliest) AS DATE) AS bin_start,
       CASE WHEN record_type = 'event' THEN 'event' ELSE coalesce(stance, 'none') END AS mark,
       count(*) AS records
FROM {table}
WHERE {where} AND date_trunc('{step}', earliest) = date_trunc('{step}', latest)
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""

POSITIONS = """
SELECT issue, CAST(date_trunc('{step}', earliest) AS DATE) AS bin_start, stance, count(*) AS records
FROM {table}
WHERE {where} AND record_type = 'statement' AND status = 'occurred' AND stance IS NOT NULL
  AND date_trunc('{step}', earliest) = date_trunc('{step}', latest)
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""

PAGE_OF_RECORDS = """
SELECT * FROM {table} WHERE {where}
ORDER BY coalesce(latest, DATE '2200-01-01') DESC, record_id LIMIT {page}
"""

MATRIX = """
WITH said AS (
  SELECT {actor_id} AS actor_id, issue, record_id, act, stance, earliest, latest, date,
         attribution, condition
  FROM {table}
  WHERE record_type = 'statement' AND status = 'occurred' AND known_on <= DATE '{known}'
), spoken AS (SELECT actor_id, issue, count(*) AS said FROM said GROUP BY actor_id, issue),
taken AS (SELECT * FROM said WHERE stance IS NOT NULL),
lasts AS (SELECT actor_id, issue, max(earliest) AS last_start FROM taken GROUP BY actor_id, issue),
dated AS (SELECT * FROM taken JOIN lasts USING (actor_id, issue)),
standing AS (
  SELECT actor_id, issue, count(*) AS statements, {newest_date} AS date,
         CASE WHEN count(DISTINCT stance) = 1 THEN min(stance) END AS stance,
         bool_and(coalesce(attribution = 'unnamed', FALSE)) AS unnamed_only,
         CASE WHEN bool_and(condition IS NOT NULL) THEN {newest_condition} END AS condition
  FROM dated WHERE latest IS NULL OR last_start IS NULL OR latest >= last_start GROUP BY actor_id, issue
), superseded AS (SELECT * FROM dated WHERE latest < last_start),
befores AS (SELECT actor_id, issue, max(earliest) AS before_start FROM superseded GROUP BY actor_id, issue),
was AS (
  SELECT actor_id, issue, {newest_date} AS was_date,
         CASE WHEN count(DISTINCT stance) = 1 THEN min(stance) END AS was_stance
  FROM superseded JOIN befores USING (actor_id, issue)
  WHERE before_start IS NULL OR latest >= before_start GROUP BY actor_id, issue
), asides AS (
  SELECT actor_id, issue, count(*) AS others, {newest_date} AS aside_date, {newest_act} AS act
  FROM said WHERE act IN ('assess', 'decline') GROUP BY actor_id, issue
)
SELECT actor_id, issue, said, coalesce(statements, 0) AS statements, coalesce(others, 0) AS others,
       stance, standing.date, unnamed_only, condition, was_stance, was_date, act, aside_date
FROM spoken LEFT JOIN standing USING (actor_id, issue) LEFT JOIN was USING (actor_id, issue)
LEFT JOIN asides USING (actor_id, issue)
ORDER BY actor_id, issue
"""

LATEST_FIRST = [f"coalesce({name}, DATE '9999-12-31')" for name in ("latest", "earliest")]
LATEST_FIRST += ["record_id"]


@dataclass(frozen=True)
class Dialect:
    """What engines say in other words."""

    each_actor: str
    any_actor: str
    """With a place for quoted ids."""
    newest: str
    """With places for a column and for LATEST_FIRST."""
    descending: str = ""
    """What follows each of LATEST_FIRST."""


DIALECTS = {
    "duckdb": Dialect(
        each_actor="unnest(string_split(actor, ';'))",
        any_actor="list_has_any(string_split(actor, ';'), [{}])",
        newest="max_by({}, row({}))",
    ),
    "postgres": Dialect(
        each_actor="unnest(string_to_array(actor, ';'))",
        any_actor="string_to_array(actor, ';') && ARRAY[{}]",
        newest="(array_agg({} ORDER BY {}))[1]",
        descending=" DESC",
    ),
    "spark": Dialect(
        each_actor="explode(split(actor, ';'))",
        any_actor="arrays_overlap(split(actor, ';'), array({}))",
        newest="max_by({}, struct({}))",
    ),
}


def statements_of(asked: Asked, table: str, dialect: Dialect) -> dict[str, str]:
    """Write the queries for an engine: query -> SQL."""
    order = ", ".join(each + dialect.descending for each in LATEST_FIRST)
    newest = {
        f"newest_{name}": dialect.newest.format(name, order)
        for name in ("date", "condition", "act")
    }
    settings = {
        "table": table,
        "where": _where(asked, dialect),
        "page": PAGE,
        "known": KNOWN,
        "actor_id": dialect.each_actor,
        **newest,
    }
    texts = {
        "timeline": TIMELINE,
        "matrix": MATRIX,
        "positions": POSITIONS,
        "page": PAGE_OF_RECORDS,
    }
    return {
        query: text.format(step=asked.steps.get(query), **settings) for query, text in texts.items()
    }


def _where(asked: Asked, dialect: Dialect) -> str:
    filters = asked.filters
    return (
        f"status <> 'retracted' AND issue IN ({_quoted(filters.issue)}) "
        f"AND confidence IN ({_quoted(filters.confidence)}) "
        f"AND {dialect.any_actor.format(_quoted(filters.actor))} "
        f"AND (latest IS NULL OR latest >= DATE '{filters.start}') "
        f"AND (earliest IS NULL OR earliest <= DATE '{filters.end}')"
    )


def _quoted(values: tuple[str, ...]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)

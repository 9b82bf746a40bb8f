"""The four queries in SQL, as somebody who knows the engine would write them."""

from __future__ import annotations

from tests.bench.asked.question import KNOWN, PAGE, Asked

TIMELINE = """
SELECT side, date_trunc('{step}', earliest) AS bin_start,
       CASE WHEN record_type = 'event' THEN 'event' ELSE coalesce(stance, 'none') END AS mark,
       count(*) AS records
FROM {table}
WHERE {where} AND date_trunc('{step}', earliest) = date_trunc('{step}', latest)
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""

POSITIONS = """
SELECT issue, date_trunc('{step}', earliest) AS bin_start, stance, count(*) AS records
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
), spoken AS (SELECT actor_id, issue, count(*) AS said FROM said GROUP BY ALL),
taken AS (SELECT * FROM said WHERE stance IS NOT NULL),
lasts AS (SELECT actor_id, issue, max(earliest) AS last_start FROM taken GROUP BY ALL),
dated AS (SELECT * FROM taken JOIN lasts USING (actor_id, issue)),
standing AS (
  SELECT actor_id, issue, count(*) AS statements, {newest} AS date,
         CASE WHEN count(DISTINCT stance) = 1 THEN min(stance) END AS stance,
         bool_and(coalesce(attribution = 'unnamed', FALSE)) AS unnamed_only,
         CASE WHEN bool_and(condition IS NOT NULL) THEN max_by(condition, {order}) END AS condition
  FROM dated WHERE latest IS NULL OR last_start IS NULL OR latest >= last_start GROUP BY ALL
), superseded AS (SELECT * FROM dated WHERE latest < last_start),
befores AS (SELECT actor_id, issue, max(earliest) AS before_start FROM superseded GROUP BY ALL),
was AS (
  SELECT actor_id, issue, {newest} AS was_date,
         CASE WHEN count(DISTINCT stance) = 1 THEN min(stance) END AS was_stance
  FROM superseded JOIN befores USING (actor_id, issue)
  WHERE before_start IS NULL OR latest >= before_start GROUP BY ALL
), asides AS (
  SELECT actor_id, issue, count(*) AS others, {newest} AS aside_date, max_by(act, {order}) AS act
  FROM said WHERE act IN ('assess', 'decline') GROUP BY ALL
)
SELECT actor_id, issue, said, coalesce(statements, 0) AS statements, coalesce(others, 0) AS others,
       stance, standing.date, unnamed_only, condition, was_stance, was_date, act, aside_date
FROM spoken LEFT JOIN standing USING (actor_id, issue) LEFT JOIN was USING (actor_id, issue)
LEFT JOIN asides USING (actor_id, issue)
ORDER BY actor_id, issue
"""

ORDER = "row(coalesce(latest, DATE '9999-12-31'), coalesce(earliest, DATE '9999-12-31'), record_id)"


def statements_of(asked: Asked, table: str) -> dict[str, str]:
    """Write the queries in the SQL of DuckDB: query -> its text."""
    settings = {
        "table": table,
        "where": _where(asked),
        "page": PAGE,
        "known": KNOWN,
        "actor_id": "unnest(string_split(actor, ';'))",
        "order": ORDER,
        "newest": f"max_by(date, {ORDER})",
    }
    return {
        "timeline": TIMELINE.format(step=asked.steps["timeline"], **settings),
        "matrix": MATRIX.format(**settings),
        "positions": POSITIONS.format(step=asked.steps["positions"], **settings),
        "page": PAGE_OF_RECORDS.format(**settings),
    }


def _where(asked: Asked) -> str:
    filters = asked.filters
    return (
        f"status <> 'retracted' AND issue IN ({_quoted(filters.issue)}) "
        f"AND confidence IN ({_quoted(filters.confidence)}) "
        f"AND list_has_any(string_split(actor, ';'), [{_quoted(filters.actor)}]) "
        f"AND (latest IS NULL OR latest >= DATE '{filters.start}') "
        f"AND (earliest IS NULL OR earliest <= DATE '{filters.end}')"
    )


def _quoted(values: tuple[str, ...]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)

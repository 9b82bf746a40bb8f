"""The columns of UCDP GED in their order, and what becomes of them."""

from __future__ import annotations

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date"),
    *("source_headline", "source_original", "where_prec", "where_coordinates"),
    *("where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec"),
    *("date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
    *("best", "high", "low", "gwnoa", "gwnob"),
)

REQUIRED = (
    *("id", "type_of_violence", "side_a", "side_b"),
    *("event_clarity", "date_prec", "date_start", "date_end"),
)

NOTED = (
    *("id", "relid", "code_status", "type_of_violence", "conflict_name"),
    *("number_of_sources", "source_original", "where_prec", "where_coordinates"),
    *("where_description", "adm_1", "adm_2", "latitude", "longitude", "country", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
)

IGNORED = {
    "year": "the year of date_start",
    "active_year": "of the conflict, not of the event",
    "conflict_dset_id": "number of the conflict, which is in the note by name",
    "conflict_new_id": "number of the conflict, which is in the note by name",
    "dyad_dset_id": "number of the two sides",
    "dyad_new_id": "number of the two sides",
    "dyad_name": "side_a and side_b again",
    "side_a_dset_id": "number of side_a",
    "side_a_new_id": "number of side_a",
    "side_b_dset_id": "number of side_b",
    "side_b_new_id": "number of side_b",
    "source_article": "the sources again, where they could be taken apart; else in the note",
    "geom_wkt": "latitude and longitude again",
    "priogrid_gid": "a cell of a grid over latitude and longitude",
    "country_id": "number of the country",
    "gwnoa": "only tells that side_a is a state",
    "gwnob": "only tells that side_b is a state",
}

FORMS = {
    "id": "[0-9]+",
    "year": "[0-9]{4}",
    "type_of_violence": "[1-3]",
    "event_clarity": "[12]",
    "date_prec": "[1-5]",
    "best": "[0-9]+",
}
"""What cells of these columns look like: how a table without header is known."""

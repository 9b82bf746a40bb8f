"""What is proved of the order of day, month and year, and what each cell becomes."""

import pandas as pd
import pytest

from lib.doctor.dates import prove_date_order, read_dates
from lib.doctor.findings import DisprovedError, settle


def cells(*texts, name="When"):
    """Lines count from 2, as under a header."""
    return pd.Series(texts, index=range(2, len(texts) + 2), name=name, dtype="str")


PROVED = {
    "a day above 12 in front": (cells("13/1/2026", "1/2/2026"), "day"),
    "a day above 12 in the middle": (cells("1/13/2026", "1/2/2026"), "month"),
    "points": (cells("13.01.2026", "01.02.2026"), "day"),
    "points and spaces": (cells("13. 1. 2026", "1. 2. 2026"), "day"),
    "a time of day": (cells("13/1/2026 14:05", "1/2/2026 00:00:00"), "day"),
    "the year in front": (cells("2026-01-02", "2026-1-3"), "year"),
    "the year in front, close together": (cells("20260102"), "year"),
    "months in words": (cells("2 January 2026", "March 3, 2026"), "year"),
    "day and month alike": (cells("2/2/2026"), "year"),
    "nothing": (cells(None, None), "year"),
    "nothing that is a date": (cells("soon"), "year"),
    "open": (cells("1/2/2026", "3/4/2026"), None),
    "contradiction": (cells(*["1/13/2026"] * 9, "13/1/2026"), None),
    "day numbers": (cells("46051", "46052"), None),
}


@pytest.mark.parametrize(("column", "value"), PROVED.values(), ids=PROVED)
def test_an_order_is_proved_or_asked(column, value):
    assert prove_date_order(column).value == value


def test_the_evidence_counts_the_cells_that_decide():
    finding = prove_date_order(cells("1/13/2026", "1/14/2026", "1/2/2026"))

    assert finding.key == "dates: When"
    assert finding.evidence == (
        "2 of 2 decidable cells are month first, having a part above 12; "
        "1 more could be read both ways."
    )


def test_a_cell_that_decides_alone_is_not_counted():
    finding = prove_date_order(cells("1/13/2026"))

    assert finding.evidence == "The only decidable cell is month first, having a part above 12."


def test_one_of_two_is_one():
    assert prove_date_order(cells("1/13/2026", "15/1/2026")).evidence.startswith(
        "1 of 2 decidable cells is "
    )


def test_a_contradiction_is_named_by_line_and_no_majority_decides():
    finding = prove_date_order(cells("1/13/2026", "1/14/2026", "15/1/2026"))

    assert finding.evidence == (
        "2 of 3 decidable cells are month first and 1 day first (line 4); "
        "a majority proves nothing."
    )
    assert list(finding.options) == ["day", "month"]


def test_what_is_open_is_shown_read_both_ways():
    (example,) = prove_date_order(cells("2026-01-01", "1/2/2026", "1/2/2026")).examples

    assert (example.line, example.written) == (3, "1/2/2026")
    assert example.readings == {"day": "2026-02-01", "month": "2026-01-02"}


def test_last_weeks_answer_holds_where_no_order_matters():
    assert settle(prove_date_order(cells("2026-01-02")), {"dates: When": "month"}) == "month"


def test_last_weeks_answer_is_refused_where_cells_disprove_it():
    with pytest.raises(DisprovedError, match="'day first' was chosen, but the file proves"):
        settle(prove_date_order(cells("1/13/2026")), {"dates: When": "day"})


SORTED_BY_DAY = cells(*[f"{day}/{month}/2026" for month in (1, 2) for day in (2, 5, 9, 11, 12)])


def test_rows_sorted_by_date_prove_the_order():
    finding = prove_date_order(SORTED_BY_DAY)

    assert finding.value == "day"
    assert "Only day first are the rows sorted by date, without exception." in finding.evidence


def test_rows_sorted_but_for_one_prove_nothing():
    rows = [*SORTED_BY_DAY[:-1], "1/1/2026"]

    assert prove_date_order(cells(*rows)).value is None


def test_rows_sorted_in_both_orders_prove_nothing():
    rows = [f"{number}/{number + 1}/2026" for number in range(1, 12)]

    assert prove_date_order(cells(*rows)).value is None


def test_a_few_sorted_rows_prove_nothing():
    assert prove_date_order(cells("3/1/2026", "4/1/2026", "1/2/2026")).value is None


def test_rows_sorted_as_text_prove_nothing():
    """Day first and sorted as text, they would look sorted if read month first."""
    rows = [f"{day:02}/{month:02}/2026" for day in (1, 2, 3) for month in (1, 4, 7, 10)]

    assert prove_date_order(cells(*rows)).value is None


OPEN = cells(*[f"{1 + i % 7}/{2 + i * 5 % 11}/2026" for i in range(12)], name="Held")


def published(days, form="%Y-%m-%d"):
    """Read `Held` day first, and add days."""
    held = pd.to_datetime(OPEN, format="%d/%m/%Y") + pd.Timedelta(days=days)
    return held.dt.strftime(form).astype("str").rename("Published")


def test_a_date_that_is_never_before_another_proves_the_order():
    finding = prove_date_order(OPEN, {"Published": published(2)})

    assert finding.value == "day"
    assert finding.evidence.endswith(
        "Read day first, none of 12 dates is after Published; "
        "read month first, at least 2 are on the wrong side of it."
    )


def test_a_date_that_is_open_itself_proves_nothing_of_another():
    assert prove_date_order(OPEN, {"Published": published(0, "%d/%m/%Y")}).value is None


def test_a_date_that_fits_both_orders_proves_nothing():
    assert prove_date_order(OPEN, {"Published": published(500)}).value is None


def test_a_few_rows_prove_nothing_by_another_date():
    held = cells("1/2/2026", "2/1/2026", "3/4/2026", "4/3/2026", name="Held")
    published = cells("2026-02-01", "2026-01-02", "2026-04-03", "2026-03-04")

    assert prove_date_order(held, {"Published": published}).value is None


def test_another_date_that_contradicts_itself_proves_nothing():
    other = published(0, "%d/%m/%Y")
    other.iloc[0], other.iloc[1] = "13/1/2026", "1/13/2026"

    assert prove_date_order(OPEN, {"Published": other}).value is None


def test_a_column_is_no_evidence_for_itself():
    assert prove_date_order(OPEN, {"Held": published(0)}).value is None


def test_rows_and_other_dates_that_contradict_each_other_prove_nothing():
    days = ["1/3", "5/3", "2/6", "9/6", "4/9", "11/9", "3/10", "7/10", "2/11"]
    sorted_by_day = cells(*[f"{day}/2026" for day in days])
    by_month = pd.to_datetime(sorted_by_day, format="%m/%d/%Y").dt.strftime("%Y-%m-%d")

    finding = prove_date_order(sorted_by_day, {"Published": by_month.astype("str")})

    assert finding.value is None
    assert finding.evidence.endswith("This contradicts itself and proves nothing.")


REMARKS = {
    "a short year": ("1/2/26", "1 cell not read: a year of two digits, whose century nothing says"),
    "a far year": ("1/2/1066", "1 cell not read: outside of the years 1900 to 2100"),
    "no date": ("soon", "1 cell not read: no date"),
    "a rewritten month": ("Jan-26", "1 cell read as a month that a spreadsheet rewrote"),
    "a day number": ("46051", "1 cell with a day number of a spreadsheet"),
    "a time": ("2026-01-02 14:05", "A time of day is left out in 1 cell."),
}


@pytest.mark.parametrize(("text", "remark"), REMARKS.values(), ids=REMARKS)
def test_what_is_not_plain_is_told(text, remark):
    assert remark in prove_date_order(cells("13/1/2026", text)).evidence


def test_the_lines_of_what_is_not_read_are_named():
    assert "(line 3)" in prove_date_order(cells("13/1/2026", "soon")).evidence


READ = {
    "day first": ("3/4/2026", "day", "2026-04-03"),
    "month first": ("3/4/2026", "month", "2026-03-04"),
    "impossible in this order": ("13/4/2026", "month", None),
    "no day of the calendar": ("31/2/2026", "day", None),
    "our own uncertain date": ("[2026-01-26..2026-01-28]", "day", "[2026-01-26..2026-01-28]"),
    "our own month": ("2026-01", "day", "2026-01"),
    "a year": ("2026", "day", "2026"),
    "a month in words": ("Januar 2026", "month", "2026-01"),
    "English": ("29th of January 2026", "day", "2026-01-29"),
    "American": ("January 29, 2026", "day", "2026-01-29"),
    "German": ("29. Jänner 2026", "day", "2026-01-29"),
    "German with weekday": ("Do., 29. Jan. 2026", "day", "2026-01-29"),
    "French": ("1er août 2026", "day", "2026-08-01"),
    "Spanish": ("29 de enero de 2026", "day", "2026-01-29"),
    "Ukrainian": ("29 січня 2026 р.", "day", "2026-01-29"),
    "Russian": ("29 мая 2026 года", "day", "2026-05-29"),
    "a spreadsheet's name of a day": ("29-Jan-2026", "day", "2026-01-29"),
    "a time and zone": ("2026-01-29T23:30:00+02:00", "day", "2026-01-29"),
    "a time with fractions": ("2026-01-29 00:00:00.000", "day", "2026-01-29"),
    "an American time": ("1/29/2026 2:05 PM", "month", "2026-01-29"),
    "a rewritten month": ("Jan-26", "day", "2026-01"),
    "a day number of 1900": ("46051", "serial", "2026-01-29"),
    "a day number of 1904": ("44589", "serial 1904", "2026-01-29"),
    "a day number that was not asked for": ("46051", "day", None),
    "a day without a year": ("29-Jan", "day", None),
    "a year of two digits": ("29/1/26", "day", None),
    "spaces around": (" 3/4/2026 ", "day", "2026-04-03"),
    "longer than any date": (f"29{' of' * 40} January 2026", "day", None),
    "letters that are no month": ("29 Foo 2026", "day", None),
    "digits of another script": ("٢٩/١/٢٠٢٦", "day", None),
    "the year before 1900": ("1/2/1899", "day", None),
    "the year after 2100": ("2101-01-01", "day", None),
}


@pytest.mark.parametrize(("text", "order", "read"), READ.values(), ids=READ)
def test_a_cell_is_read_as_exactly_as_it_is_written(text, order, read):
    (found,) = (
        read_dates(cells(text), order).astype("object").where(lambda each: each.notna(), None)
    )

    assert found == read


def test_missing_cells_stay_missing():
    assert read_dates(cells(None, "3/4/2026"), "day").isna().tolist() == [True, False]


def test_a_column_of_nothing_is_read():
    assert read_dates(cells(None), "day").isna().all()


def test_day_numbers_are_asked_with_both_ways_to_count():
    finding = prove_date_order(cells("46051"))

    assert list(finding.options) == ["serial", "serial 1904"]
    assert finding.examples[0].readings == {"serial": "2026-01-29", "serial 1904": "2030-01-30"}

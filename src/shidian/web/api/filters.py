"""The filters that the lists of the register share."""

from ninja import Query, Schema

from shidian.programme import find_indicator, find_pilot
from shidian.register import Snapshot


class FilterQuery(Schema):
    """Which pilot, indicator and year are wanted; None for all."""

    pilot: str | None = Query(None, description="试点 / number, name, pinyin or area code")
    indicator: str | None = Query(None, description="指标 / code or name")
    year: int | None = Query(None, ge=1949, le=2100, description="年份 / year")


class Wanted:
    """A filter whose names have been looked up; a wrong one is an error, not an empty list."""

    def __init__(self, query: FilterQuery, snapshot: Snapshot) -> None:
        programme = snapshot.programme
        self.pilot = None if query.pilot is None else find_pilot(programme, query.pilot)
        asked = query.indicator
        self.indicator = None if asked is None else find_indicator(programme, asked).code
        self.year = query.year

    def keeps(self, pilot: object, indicator: str, year: int | None) -> bool:
        """Whether a record of this pilot, indicator and year is wanted."""
        return (
            self.pilot in (None, pilot)
            and self.indicator in (None, indicator)
            and self.year in (None, year)
        )

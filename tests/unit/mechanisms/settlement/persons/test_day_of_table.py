from datetime import date

import polars as pl
import pytest

from shidian.core import UsageError
from shidian.engine import Table
from shidian.mechanisms.settlement.persons import check_day

DAY = date(2017, 6, 1)


@pytest.mark.parametrize("on", [None, DAY])
def test_a_table_is_asked_about_its_own_day(on):
    check_day(Table(pl.DataFrame(), {}, on), DAY)


def test_a_table_of_another_day_is_refused_with_both():
    with pytest.raises(UsageError) as caught:
        check_day(Table(pl.DataFrame(), {}, date(2016, 6, 1)), DAY)
    (fault,) = caught.value.faults
    assert fault.code == "persons_other_day"
    assert fault.found == {"on": "2016-06-01", "day": "2017-06-01"}

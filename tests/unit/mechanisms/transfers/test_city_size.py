"""City classes: the bounds themselves, lower included and upper not."""

from decimal import Decimal

import pytest

from shidian.core import Bilingual, DataError, Source
from shidian.mechanisms.transfers.city_size import SizeClass, class_of

ENDS = [0, 20, 50, 100, 300, 500, 1000]
CLASSES = [
    SizeClass(
        code=str(low),
        name=Bilingual(str(low), str(low)),
        from_=Decimal(low),
        below=None if high is None else Decimal(high),
        source=Source("city-size-2014"),
    )
    for low, high in zip(ENDS, [*ENDS[1:], None], strict=True)
]
CITIES = {
    "0": "0",
    "19.9999": "0",
    "20": "20",
    "49.9999": "20",
    "50": "50",
    "99.9999": "50",
    "100": "100",
    "300": "300",
    "499.9999": "300",
    "500": "500",
    "999.9999": "500",
    "1000": "1000",
    "2500": "1000",
}


@pytest.mark.parametrize(("residents", "code"), CITIES.items(), ids=CITIES)
def test_a_bound_belongs_to_the_class_above_it(residents, code):
    assert class_of(CLASSES, Decimal(residents)).code == code


def test_no_city_has_residents_below_zero():
    with pytest.raises(DataError) as raised:
        class_of(CLASSES, Decimal(-1))
    assert raised.value.faults[0].code == "city_size_none"

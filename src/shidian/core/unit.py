"""Units of measurement as plans and statistics print them."""

from enum import Enum
from fractions import Fraction

from shidian.core.bilingual import Bilingual


class Unit(Enum):
    """A unit with its dimension and its size in the dimension's base unit.

    Shares (`%`) and their changes (`pp`, percentage points) are two dimensions on
    purpose: 60 % plus 5 pp is 65 %, while 60 % plus 5 % is no statement about a rate.

    Examples
    --------
    >>> Unit("万人").dimension, Unit("万人").size
    ('people', Fraction(10000, 1))
    """

    dimension: str
    size: Fraction

    PERCENT = "%", "share", Fraction(1, 100)
    PERCENTAGE_POINT = "pp", "share_change", Fraction(1, 100)
    PERSON = "人", "people", 1
    TEN_THOUSAND_PERSONS = "万人", "people", 10**4
    HUNDRED_MILLION_PERSONS = "亿人", "people", 10**8
    YUAN = "元", "money", 1
    TEN_THOUSAND_YUAN = "万元", "money", 10**4
    HUNDRED_MILLION_YUAN = "亿元", "money", 10**8
    YUAN_PER_PERSON = "元/人", "money_per_person", 1
    TEN_THOUSAND_YUAN_PER_PERSON = "万元/人", "money_per_person", 10**4
    SQUARE_METRE = "m2", "land", 1
    MU = "亩", "land", Fraction(2000, 3)  # 15 mu = 1 hectare
    HECTARE = "ha", "land", 10**4
    SQUARE_KILOMETRE = "km2", "land", 10**6
    TEN_THOUSAND_SQUARE_KILOMETRES = "万km2", "land", 10**10
    SQUARE_METRE_PER_PERSON = "m2/人", "land_per_person", 1
    MEGABIT_PER_SECOND = "Mbps", "bandwidth", 1
    ITEM = "个", "count", 1
    YEAR = "年", "duration", 1
    RATIO = "ratio", "ratio", 1

    def __new__(cls, symbol: str, dimension: str, size: Fraction | int) -> "Unit":
        unit = object.__new__(cls)
        unit._value_ = symbol
        unit.dimension = dimension
        unit.size = Fraction(size)
        return unit

    @classmethod
    def read(cls, symbol: str) -> "Unit":
        """The unit with this symbol; ValueError if there is none."""
        return cls(symbol)  # type: ignore[call-arg]  # the other two come with the member

    @classmethod
    def printed(cls, text: str) -> "Unit | None":
        """The unit that is printed so; None for one that is not among these.

        Examples
        --------
        >>> Unit.printed("平方公里"), Unit.printed("万套")
        (<Unit.SQUARE_KILOMETRE: 'km2'>, None)
        """
        return next((unit for unit in cls if text and text in (unit.symbol, unit.text.zh)), None)

    @classmethod
    def words(cls, text: str) -> Bilingual:
        """A unit in words where it is one of these, else as it is printed.

        Examples
        --------
        >>> Unit.words("m2/人").en, Unit.words("万套").text("en")
        ('m² per person', '万套')
        """
        known = cls.printed(text)
        return known.text if known else Bilingual(text, "")

    @property
    def text(self) -> Bilingual:
        """The unit as people write it; symbols are the same in both languages."""
        return _WORDS.get(self, Bilingual(self.symbol, self.symbol))

    @property
    def symbol(self) -> str:
        """The unit as it is written in a package's tables."""
        return str(self.value)


_WORDS = {
    Unit.PERCENTAGE_POINT: Bilingual("个百分点", "percentage points"),
    Unit.PERSON: Bilingual("人", "persons"),
    Unit.TEN_THOUSAND_PERSONS: Bilingual("万人", "10,000 persons"),
    Unit.HUNDRED_MILLION_PERSONS: Bilingual("亿人", "100 million persons"),
    Unit.YUAN: Bilingual("元", "yuan"),
    Unit.TEN_THOUSAND_YUAN: Bilingual("万元", "10,000 yuan"),
    Unit.HUNDRED_MILLION_YUAN: Bilingual("亿元", "100 million yuan"),
    Unit.YUAN_PER_PERSON: Bilingual("元/人", "yuan per person"),
    Unit.TEN_THOUSAND_YUAN_PER_PERSON: Bilingual("万元/人", "10,000 yuan per person"),
    Unit.SQUARE_METRE: Bilingual("平方米", "m²"),
    Unit.MU: Bilingual("亩", "mu"),
    Unit.HECTARE: Bilingual("公顷", "ha"),
    Unit.SQUARE_KILOMETRE: Bilingual("平方公里", "km²"),
    Unit.TEN_THOUSAND_SQUARE_KILOMETRES: Bilingual("万平方公里", "10,000 km²"),
    Unit.SQUARE_METRE_PER_PERSON: Bilingual("平方米/人", "m² per person"),
    Unit.ITEM: Bilingual("个", "items"),
    Unit.YEAR: Bilingual("年", "years"),
    Unit.RATIO: Bilingual("", ""),
}

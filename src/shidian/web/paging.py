"""Long lists a page at a time; a list that fits on one page is shown whole, as ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from django.http import HttpRequest

from shidian.web.asked import number_asked

ROWS = 200  # all pilots of a programme of the usual size stand on one page
Row = TypeVar("Row")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """The rows of one page, and where it lies in the whole list.

    Parameters
    ----------
    rows : sequence
    number, pages : int
        Which page it is, from 1 on, and how many there are.
    first, last, all : int
        Place of its first and last row in the whole list, from 1 on, and the number of rows.
    previous, next : str or None
        What to ask the same address for the neighbouring pages.
    """

    rows: Sequence[Row]
    number: int
    pages: int
    first: int
    last: int
    all: int
    previous: str | None
    next: str | None


def page_of(rows: Sequence[Row], request: HttpRequest, name: str = "page") -> Page[Row]:
    """The page that the address asks for under a name; the nearest one where there is no such."""
    pages = max(1, ceil(len(rows) / ROWS))
    number = nearest(request.GET.get(name, ""), pages)
    start = (number - 1) * ROWS
    own = rows[start : start + ROWS]
    return Page(
        own,
        number,
        pages,
        start + 1,
        start + len(own),
        len(rows),
        _query(request, name, number - 1) if number > 1 else None,
        _query(request, name, number + 1) if number < pages else None,
    )


def nearest(asked: str, pages: int) -> int:
    """The page that comes nearest to what was asked for; the first for anything but a number.

    Examples
    --------
    >>> [nearest(asked, 16) for asked in ("3", "99", "-1", "two", "")]
    [3, 16, 1, 1, 1]
    """
    return max(1, number_asked(asked, pages) or 1)


def _query(request: HttpRequest, name: str, number: int) -> str:
    query = request.GET.copy()
    query[name] = str(number)
    return query.urlencode()

"""Pages of a list."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.http import JsonResponse
from ninja import Query, Schema

T = TypeVar("T")

LARGEST_PAGE = 1000


class PageQuery(Schema):
    """Which part of a list is wanted."""

    limit: int = Query(100, ge=1, le=LARGEST_PAGE, description="一页最多几条 / items a page")
    offset: int = Query(0, ge=0, description="从第几条起 / first item, from 0")


def page_of(
    found: Sequence[T], query: PageQuery, out: Callable[[T], dict[str, Any]]
) -> JsonResponse:
    """One page as an object that says how many items there are in all.

    Written as it is: the schemas describe the answer, and a test holds it against them, since
    reading every answer back into its schema would take most of the time.
    """
    items = [out(one) for one in found[query.offset : query.offset + query.limit]]
    body = {"count": len(found), "limit": query.limit, "offset": query.offset, "items": items}
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})

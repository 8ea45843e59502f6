"""Pages of a list."""

from collections.abc import Sequence
from typing import Any

from ninja import Query, Schema

LARGEST_PAGE = 1000


class PageQuery(Schema):
    """Which part of a list is wanted."""

    limit: int = Query(100, ge=1, le=LARGEST_PAGE, description="一页最多几条 / items a page")
    offset: int = Query(0, ge=0, description="从第几条起 / first item, from 0")


def page_of(items: Sequence[Any], query: PageQuery) -> dict[str, Any]:
    """One page as an object that says how many items there are in all."""
    part = items[query.offset : query.offset + query.limit]
    return {"count": len(items), "limit": query.limit, "offset": query.offset, "items": part}

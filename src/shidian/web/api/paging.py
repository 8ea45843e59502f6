"""Pages of a list, and the ETag that says whether it changed."""

import hashlib
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition
from ninja import Query, Schema

import shidian
from shidian.store.snapshot import version

LARGEST_PAGE = 1000


class PageQuery(Schema):
    """Which part of a list is wanted."""

    limit: int = Query(100, ge=1, le=LARGEST_PAGE, description="一页最多几条 / items a page")
    offset: int = Query(0, ge=0, description="从第几条起 / first item, from 0")


def page_of(items: Sequence[Any], query: PageQuery) -> dict[str, Any]:
    """One page as an object that says how many items there are in all."""
    part = items[query.offset : query.offset + query.limit]
    return {"count": len(items), "limit": query.limit, "offset": query.offset, "items": part}


def _etag(request: HttpRequest, *_: Any, **__: Any) -> str:
    state = f"{shidian.__version__} {version()} {request.get_full_path()}"
    return f'"{hashlib.sha256(state.encode()).hexdigest()[:32]}"'


def tagged(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """Answer 304 while the register has not grown; for ninja's `decorate_view`."""

    @wraps(view)
    def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = condition(etag_func=_etag)(view)(request, *args, **kwargs)
        patch_cache_control(response, no_cache=True)
        return response

    return handle

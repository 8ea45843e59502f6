"""The number of queries does not grow with the number of pilots."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shidian.store import snapshot

PATHS = [
    "/",
    "/pilots/03/",
    "/indicators/urbanization_rate_resident/",
    "/indicators/",
    "/data/",
    "/sources/observations/1/",
    "/sources/commitments/1/",
    "/api/v1/commitments?limit=1000",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_the_database_a_few_questions(client, path):
    cache.clear()
    snapshot._assessed.cache_clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    # State, package, commitments, observations, and the history of a figure.
    assert len(captured) <= 9, [query["sql"][:80] for query in captured]

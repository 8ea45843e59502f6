"""What a query shows and what the policy allows are the same, whoever asks."""

import random
from datetime import timedelta

import pytest

from shidian.register.access import may
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import Refused, check, posts_of, today, within
from shidian.store.models import Filing, Post
from tests.stored import NOW, person
from tests.unit.register.test_access import PLACES, expected, random_posts

STATES = list(FilingState)


@pytest.fixture
def filings(stored):
    """A filing in every state in every place; written past the life of a filing."""
    from tests.stored import without_guards  # noqa: PLC0415

    rows = [
        Filing(
            pilot=str(n),
            area=place,
            year=2014 + m,
            form="annual",
            form_version="1",
            state=state,
            created_at=NOW,
        )
        for n, place in enumerate(PLACES)
        for m, state in enumerate(STATES)
    ]
    with without_guards():
        Filing.objects.bulk_create(rows)
    return list(Filing.objects.all())


def test_policy_and_query_agree_on_100000_random_questions(filings):
    chance, leaks, questions, shown = random.Random(11), 0, 0, 0
    while questions < 100_000:
        posts, act = random_posts(chance), chance.choice(list(Act))
        on = today() + timedelta(days=chance.randint(-3000, 10))
        found = set(within(Filing.objects.all(), posts, act, on).values_list("pk", flat=True))
        for one in filings:
            state = FilingState(one.state)
            allowed = may(posts, act, one.area, state, on=on).allowed
            leaks += allowed != (one.pk in found)
            leaks += allowed != expected(posts, act, one.area, state, on)
            questions += 1
        shown += len(found)
    assert leaks == 0
    assert shown > 1_000


def test_posts_come_with_their_days(stored):
    one = person("x", "某", ("auditor", "000000"))
    Post.objects.update(valid_to=today() - timedelta(days=1))
    (post,) = posts_of(one)
    assert post.holds(today()) is False
    with pytest.raises(Refused):
        check(posts_of(one), Act.EVENT_READ, "000000")


def test_somebody_who_was_locked_out_has_no_posts(stored):
    one = person("x", "某", ("auditor", "000000"))
    check(posts_of(one), Act.EVENT_READ, "000000")
    one.is_active = False
    one.save()
    assert posts_of(one) == []

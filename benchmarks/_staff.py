"""People, filings and assignments for a nation of 3,200 pilots, and sessions of two people."""

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

PEOPLE, YEAR, EACH = 5_000, 2018, 10
NOW = datetime(2019, 3, 1, tzinfo=UTC)


def staffed() -> dict[str, str]:
    """Write them past the services, in bulk; the cookie of an officer and an administrator."""
    from shidian.store.models import Person  # noqa: PLC0415  Django is set up by then
    from shidian.store.snapshot import assessed  # noqa: PLC0415

    pilots = list(assessed()[0].programme.pilots.values())
    _filings(pilots)
    _assignments(pilots)
    people = [
        Person(username=f"p{n}", name=f"人员{n}", password="!", password_set_at=datetime.now(UTC))
        for n in range(PEOPLE)
    ]
    made = Person.objects.bulk_create(people)
    _posts(made, pilots)
    return {"officer": session_of(made[0]), "security": session_of(made[1])}


def _posts(people: Sequence, pilots: Sequence) -> None:
    from shidian.store.models import Post  # noqa: PLC0415

    roles = ["national_officer", "security_administrator"]
    Post.objects.bulk_create(
        Post(
            person=one,
            role=roles[n] if n < len(roles) else "pilot_officer",
            area="000000" if n < len(roles) else pilots[n % len(pilots)].area,
            valid_from=date(2014, 1, 1),
            granted_by="benchmark",
            granted_at=NOW,
        )
        for n, one in enumerate(people)
    )


def _filings(pilots: Sequence) -> None:
    from shidian.store.models import Filing, FilingCell  # noqa: PLC0415

    rows = [
        Filing(pilot=p.no, area=p.area, year=YEAR, form="annual", form_version="1", created_at=NOW)
        for p in pilots
    ]
    made = Filing.objects.bulk_create(rows)
    keys = ("urbanization_rate_resident", "urbanization_rate_hukou", "population_resident")
    FilingCell.objects.bulk_create(
        FilingCell(filing=one, key=f"indicators/{k}/value", value="1", saved_by="x", saved_at=NOW)
        for one in made
        for k in keys
    )
    sent = {"state": "submitted", "submitted_at": NOW, "first_submitted_at": NOW}
    Filing.objects.filter(pk__in=[one.pk for one in made[::2]]).update(**sent)


def _assignments(pilots: Sequence) -> None:
    from shidian.store.models import Assignment  # noqa: PLC0415

    Assignment.objects.bulk_create(
        Assignment(
            area=pilot.area,
            national_task=("", "finance", "citizenization")[n % 3],
            title=f"任务 {n}",
            department=("公安局", "财政局", "发展改革局")[n % 3],
            owner="某",
            due=date(2026, 1, 1) + timedelta(days=97 * n % 700),
            weight=10,
            made_by="benchmark",
            made_at=NOW,
        )
        for pilot in pilots
        for n in range(EACH)
    )


def session_of(person) -> str:
    """The key of a session of a person who has signed in with a second factor."""
    from django.conf import settings  # noqa: PLC0415
    from django.contrib.auth import (  # noqa: PLC0415
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
    )
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    from shidian.web.sessions import FACTOR, begin  # noqa: PLC0415

    session = SessionStore()
    begin(session, time.time())
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session[FACTOR] = True
    session.save()
    return session.session_key

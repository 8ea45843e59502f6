"""The event log: appended to, each event carrying the hash of the one before."""

from django.db import models


class Event(models.Model):
    """Something that happened; see `shidian.register.events.Event`. Triggers refuse changes."""

    number = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=40)  # as hashed: ISO, UTC
    act = models.CharField(max_length=60)
    actor = models.CharField(max_length=200)  # the name, copied; it outlives the person's row
    person = models.BigIntegerField(null=True)
    area = models.CharField(max_length=20)
    subject = models.CharField(max_length=300)
    request = models.CharField(max_length=40)
    before = models.TextField()  # canonical JSON; empty for nothing
    after = models.TextField()
    reason = models.TextField()
    previous = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "number"], name="event_subject"),
            models.Index(fields=["area", "number"], name="event_area"),
        ]

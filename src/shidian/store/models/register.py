"""The tables: packages as they were loaded, and one growing list for each kind of record."""

from django.db import models


class Package(models.Model):
    """A version of a programme package: its files, and when it was loaded.

    The newest row is the programme in force.
    """

    sha256 = models.CharField(max_length=64)
    code = models.CharField(max_length=100)
    files = models.JSONField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)


class Row(models.Model):
    """What every entry of the register has; see `shidian.register.Entry`."""

    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()
    # One to one: an entry is replaced once, so that the history of a record is one chain.
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    reason = models.TextField()
    withdrawn = models.BooleanField()
    key = models.TextField()

    document = models.TextField()
    section = models.TextField()
    span_start = models.IntegerField(null=True)
    span_end = models.IntegerField(null=True)
    confidence = models.TextField()
    note = models.TextField()
    note_en = models.TextField()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(supersedes=None),
                name="%(class)s_key_begins_once",
            ),
        ]
        indexes = [models.Index(fields=["key"], name="%(class)s_key")]


class ObservationRow(Row):
    """The columns of an observation. Figures are text: exactly as printed."""

    area = models.TextField()
    indicator = models.TextField()
    period = models.TextField()
    value = models.TextField()
    unit = models.TextField()
    state = models.TextField()
    vintage = models.TextField()
    series_break = models.TextField()

    class Meta(Row.Meta):
        abstract = True


class Observation(ObservationRow):
    """An entry of the public ledger of observations."""


class AcceptedObservation(ObservationRow):
    """An entry of the ledger of accepted values: what the nation accepted, published or not."""


class Commitment(Row):
    """An entry of the ledger of commitments. Figures are text: exactly as printed.

    The defaults are those of the entries of version 0.1, which held targets only.
    """

    pilot = models.TextField()
    type = models.TextField(default="figure")
    kind = models.TextField(default="target")
    name = models.TextField(default="")
    detail = models.TextField(default="")
    year = models.IntegerField(null=True)
    indicator = models.TextField()
    op = models.TextField()
    value = models.TextField(null=True)
    value_high = models.TextField(null=True)
    unit = models.TextField()
    start_year = models.IntegerField(null=True)
    per_year = models.BooleanField()
    cumulative = models.BooleanField()
    relative = models.BooleanField(default=False)
    qualifier = models.TextField()
    subject = models.TextField()


class Upload(models.Model):
    """A plan that a person uploaded to be confirmed: its text, in whose characters spans count."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    content = models.TextField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=200)


class Decision(models.Model):
    """What a person decided about one thing read in an upload; the newest row holds."""

    upload = models.ForeignKey(Upload, models.PROTECT)
    span_start = models.IntegerField()
    span_end = models.IntegerField()
    type = models.CharField(max_length=20)
    action = models.CharField(max_length=20)  # accepted, rejected, withdrawn or dropped
    entry = models.IntegerField(null=True)  # of the ledger of commitments
    person = models.CharField(max_length=200)
    reason = models.TextField()
    decided_at = models.DateTimeField()


class JudgementTable(models.Model):
    """A table of judgements as it was loaded; a later one takes the place of an earlier one."""

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    content = models.TextField()
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)


class SignedDecision(models.Model):
    """A decision on a pilot in the chain of hashes; `content` is its canonical JSON."""

    number = models.IntegerField(unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    pilot = models.CharField(max_length=20)
    content = models.TextField()
    recorded_at = models.DateTimeField()


class Figure(models.Model):
    """A figure that a report printed: what it is, how it came about, and which entries it uses."""

    id = models.CharField(max_length=16, primary_key=True)
    content = models.JSONField()
    made_at = models.DateTimeField()

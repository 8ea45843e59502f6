"""Filings: what pilots report every year, cell by cell, with the files that prove it."""

from django.db import models

from shidian.store.models.people import Person


class Filing(models.Model):
    """One pilot's report of one year. Its cells are locked by triggers unless it is open."""

    pilot = models.CharField(max_length=20)
    area = models.CharField(max_length=20)
    year = models.IntegerField()
    form = models.CharField(max_length=60)
    form_version = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default="draft")
    # Counts the times that the filing was opened again: a reopening names the round that it ends.
    round = models.IntegerField(default=1)
    direct = models.BooleanField(default=False)  # a province's own: no province endorses it
    created_at = models.DateTimeField()
    first_submitted_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    endorsed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "year", "form"], name="filing_once_a_year")
        ]
        indexes = [models.Index(fields=["year", "state"], name="filing_year_state")]


class FilingCell(models.Model):
    """What a cell holds now; what it held before, the event log says."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="cells")
    key = models.CharField(max_length=200)
    value = models.TextField(blank=True)
    version = models.IntegerField(default=1)
    saved_by = models.CharField(max_length=200)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["filing", "key"], name="cell_once")]


class CellComment(models.Model):
    """A remark on a cell, or on the whole filing where the key is empty, of one round."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="comments")
    key = models.CharField(max_length=200, blank=True)
    round = models.IntegerField()
    text = models.TextField()
    person = models.CharField(max_length=200)
    made_at = models.DateTimeField()


class Waiver(models.Model):
    """A soft check set aside for a cell, for the value that the cell had then."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="waivers")
    check_code = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    value = models.TextField(blank=True)
    reason = models.TextField()
    person = models.CharField(max_length=200)
    role = models.CharField(max_length=40)
    made_at = models.DateTimeField()


class EvidenceFile(models.Model):
    """A file that proves a row; the content stands in SHIDIAN_HOME under its hash."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="evidence")
    row = models.CharField(max_length=200)  # section/row
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    added_by = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)


class Reopening(models.Model):
    """The decision by which an accepted filing was opened again; a trigger asks for it."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="reopenings")
    round = models.IntegerField()
    reason = models.TextField()
    document_no = models.CharField(max_length=100)
    dated = models.DateField()
    person = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["filing", "round"], name="reopened_once")]


class StagedWorkbook(models.Model):
    """A workbook read but not yet taken over: what it would change, for the person to decide."""

    filing = models.ForeignKey(Filing, models.PROTECT, related_name="staged")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    cells = models.JSONField()
    versions = models.JSONField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

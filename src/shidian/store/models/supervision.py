"""Supervision: assignments and reports, notices and their steps, meetings and resolutions.

Where something stands is derived from what was reported and the day; it has no column.
"""

from django.db import models

from shidian.store.models.people import Person


class Said(models.Model):
    """What somebody wrote, with the evidence named for it; such rows are only added."""

    text = models.TextField(blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    evidence_sha256 = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person = models.CharField(max_length=200)  # their name, as it was then
    dated = models.DateField()  # the day in Beijing
    made_at = models.DateTimeField()

    class Meta:
        abstract = True


class Assignment(models.Model):
    """A part of a task that a department has to do; see `shidian.supervision.Assignment`."""

    area = models.CharField(max_length=20)  # of the pilot
    commitment = models.CharField(max_length=200, blank=True)
    task_name = models.CharField(max_length=200, blank=True)
    national_task = models.CharField(max_length=60, blank=True)
    target = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    department = models.CharField(max_length=100)
    owner = models.CharField(max_length=100)
    owner_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    start = models.DateField(null=True)
    due = models.DateField()
    weight = models.IntegerField()
    evidence_wanted = models.CharField(max_length=300, blank=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    # The newest report, so that a board of all pilots joins one row instead of searching many.
    latest = models.OneToOneField("ProgressReport", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["area", "due"], name="assignment_area_due"),
            models.Index(fields=["due"], name="assignment_due"),
        ]


class ProgressReport(Said):
    """How far an assignment is, as somebody reported it."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="reports")
    percent = models.IntegerField()


class Notice(models.Model):
    """A notice, with where it stands now; how it came there, its steps say."""

    number = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    issuer_area = models.CharField(max_length=20)
    issued_by = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(max_length=20)
    level = models.CharField(max_length=20)
    due = models.DateField(null=True)
    dated = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer_area", "number"], name="notice_number_once")
        ]


class NoticeAddressee(models.Model):
    """An area that a notice goes to, and the department there that has to reply."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="addressees")
    area = models.CharField(max_length=20)
    department = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "area"], name="addressed_once")]
        indexes = [models.Index(fields=["area"], name="addressee_area")]


class NoticeStep(Said):
    """A step that a notice took: from where to where, at which level, and until when."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20)
    start = models.CharField(max_length=20)
    end = models.CharField(max_length=20)
    level = models.CharField(max_length=20)
    due = models.DateField(null=True)


class Meeting(models.Model):
    """A meeting of the joint conference."""

    area = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    held = models.DateField()
    attendees = models.TextField()
    recorded_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()


class Resolution(models.Model):
    """What a meeting resolved; closed by a remark of its own."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="resolutions")
    number = models.IntegerField()
    text = models.TextField()
    area = models.CharField(max_length=20)
    department = models.CharField(max_length=100, blank=True)
    due = models.DateField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="resolution_number_once")
        ]
        indexes = [models.Index(fields=["area", "due"], name="resolution_area_due")]


class ResolutionRemark(Said):
    """A report on a resolution, or with `closes` the remark that closed it."""

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="remarks")
    closes = models.BooleanField(default=False)

"""Supervision: boards, assignments, agreements, notices, meetings, and what is due."""

from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from shidian.web.views.supervision import (
    agreement,
    assignment,
    board,
    due,
    meetings,
    notices,
    pilot,
)

_ROOM = "supervision/"
_ASSIGNMENT = f"{_ROOM}assignments/<int:asked>/"
_RESOLUTION = f"{_ROOM}resolutions/<int:asked>/"

urlpatterns = [
    path(_ROOM, require_safe(board.page), name="supervision"),
    path(f"{_ROOM}pilots/<str:asked>/", pilot.page, name="supervision_pilot"),
    path(
        f"{_ROOM}pilots/<str:asked>/agreement.docx",
        require_safe(agreement.download),
        name="agreement",
    ),
    path(_ASSIGNMENT, require_safe(assignment.page), name="assignment"),
    path(f"{_ASSIGNMENT}report/", require_POST(assignment.report), name="assignment_report"),
    path(f"{_ASSIGNMENT}revise/", require_POST(assignment.revise), name="assignment_revise"),
    path(f"{_ASSIGNMENT}withdraw/", require_POST(assignment.withdraw), name="assignment_withdraw"),
    path(f"{_ROOM}notices/", notices.index, name="notices"),
    path(f"{_ROOM}notices/<int:asked>/", notices.page, name="notice"),
    path(f"{_ROOM}meetings/", meetings.index, name="meetings"),
    path(f"{_ROOM}meetings/<int:asked>/", meetings.page, name="meeting"),
    path(f"{_RESOLUTION}report/", require_POST(meetings.report), name="resolution_report"),
    path(f"{_RESOLUTION}close/", require_POST(meetings.close), name="resolution_close"),
    path(f"{_ROOM}due/", require_safe(due.page), name="due"),
    path(f"{_ROOM}due/count/", require_safe(due.count), name="due_count"),
    path(f"{_ROOM}due.ics", require_safe(due.download), name="due_calendar"),
]

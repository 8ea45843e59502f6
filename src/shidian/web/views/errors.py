"""Pages for what does not exist and what fails: what was asked, and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from shidian.core import Fault
from shidian.web.api.problem import problem
from shidian.web.context import lang

API = "/api/"


def refusal(request: HttpRequest, fault: Fault, status: int) -> HttpResponse:
    """A page, or the API's error object, that says what was found and what to do."""
    return _answer(request, status, fault.text(lang()), fault.advice(lang()))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing at this address; for the API, in its own shape."""
    if request.path.startswith(API):
        return problem(request, Fault("no_such_address", found=request.path[:200]), 404)
    return _answer(
        request, 404, _("没有这个页面：%(path)s") % {"path": request.path}, _("请从首页重新查找。")
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours; says so, and that nothing was changed."""
    return _answer(
        request,
        500,
        _("程序内部出错。"),
        _("数据没有改动。请把这一页的网址和时间告诉维护者。"),
    )


def _answer(request: HttpRequest, status: int, what: str, todo: str) -> HttpResponse:
    context = {"status": status, "what": what, "todo": todo}
    return render(request, "shidian/error.html", context, status=status)

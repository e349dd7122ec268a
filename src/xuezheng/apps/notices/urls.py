"""Addresses of notices."""

from django.urls import path

from xuezheng.apps.notices.views import allowed, doing, filings, lists, pages, sheets

app_name = "notices"
urlpatterns = [
    path("notices/", lists.index, name="index"),
    path("notices/sent/", lists.sent, name="sent"),
    path("notices/allowed/", allowed.show, name="allowed"),
    path("notices/allowed.xlsx", allowed.workbook, name="allowed_sheet"),
    path("notices/new/", lists.new, name="new"),
    path("notices/units/", lists.found, name="units"),
    path("notices/<int:number>/", pages.show, name="show"),
    path("notices/<int:number>/live/", pages.live, name="live"),
    path("notices/<int:number>/calls/", sheets.calls, name="calls"),
    path("notices/<int:number>/duty/", sheets.duty, name="duty"),
    path("notices/<int:number>/answers/", sheets.answers, name="answers"),
    path("notices/<int:number>/answers.xlsx", sheets.workbook, name="workbook"),
    path("notices/<int:number>/files/<int:file>/", sheets.file, name="file"),
    path("notices/<int:number>/forward/", lists.forward, name="forward"),
    path("notices/<int:number>/tasks/", pages.tasks, name="tasks"),
    path("notices/<int:number>/filing/", filings.make, name="filing"),
    path("notices/<int:number>/filings/", filings.show, name="filings"),
    path("notices/<int:number>/filings.xlsx", filings.workbook, name="filed"),
    path("notices/<int:number>/file/", doing.file, name="hand_in"),
    path("notices/<int:number>/sign/", doing.sign, name="sign"),
    path("notices/<int:number>/answer/", doing.answer, name="answer"),
    path("notices/<int:number>/return/", doing.send_back, name="send_back"),
    path("notices/<int:number>/urge/", doing.urge, name="urge"),
    path("notices/<int:number>/call/", doing.call, name="call"),
    path("notices/<int:number>/end/", doing.end, name="end"),
    path("notices/<int:number>/recall/", doing.recall, name="recall"),
]

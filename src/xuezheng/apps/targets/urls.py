"""Addresses of progress, targets and the calendar feed."""

from django.urls import path

from xuezheng.apps.targets.views import feed, pages, programmes, progress, tasks, urging, writing

app_name = "targets"
urlpatterns = [
    path("progress/", progress.home, name="index"),
    path("progress/task/<int:number>/", tasks.show, name="task"),
    path("progress/task/<int:number>/milestones/", tasks.milestone, name="task-milestone"),
    path("progress/task/<int:number>/quarters/", tasks.quarters, name="task-quarters"),
    path("progress/<str:plan>/", progress.show, name="progress"),
    path("progress/<str:plan>/list.xlsx", progress.export, name="export"),
    path("progress/<str:plan>/urge/", urging.urge, name="urge"),
    path("progress/<str:plan>/<str:view>/", progress.show, name="view"),
    path("targets/<int:number>/", pages.show, name="show"),
    path("targets/<int:number>/figures/", writing.enter, name="enter"),
    path("targets/<int:number>/origin/", writing.origin, name="origin"),
    path("targets/<int:number>/parts/", writing.parts, name="parts"),
    path("targets/<int:number>/milestones/", writing.milestone, name="milestone"),
    path("figures/<int:number>/correct/", writing.correct, name="correct"),
    path("milestones/<int:number>/done/", writing.done, name="done"),
    path("programmes/", programmes.index, name="programmes"),
    path("programmes/new/", programmes.new, name="programme-new"),
    path("programmes/<int:number>/", programmes.show, name="programme"),
    path("programmes/<int:number>/milestones/", programmes.milestone, name="programme-milestone"),
    path("programmes/<int:number>/carry/", programmes.carry, name="programme-carry"),
    path("programmes/<int:number>/close/", programmes.close, name="programme-close"),
    path("programmes/<int:number>/tasks/", programmes.attach, name="programme-attach"),
    path(
        "programmes/<int:number>/tasks/<int:case>/end/", programmes.detach, name="programme-detach"
    ),
    path("calendar/", feed.own, name="calendar"),
    path("calendar/renew/", feed.renew, name="calendar-renew"),
    path("calendar/<str:token>.ics", feed.show, name="feed"),
]

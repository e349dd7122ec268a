"""Addresses of the plan pages."""

from django.urls import path

from xuezheng.apps.plans.views import lines, links, matrix, reading, review, versions

app_name = "plans"
urlpatterns = [
    path("plans/newest/", reading.home, name="home"),
    path("plans/", reading.index, name="index"),
    path("plans/upload/", reading.upload, name="upload"),
    path("plans/compare/", reading.compare, name="compare"),
    path("plans/<str:key>/", reading.show, name="show"),
    path("plans/<str:key>/reading.json", reading.reading, name="reading"),
    path("plans/<str:key>/targets.csv", reading.targets, name="targets"),
    path("plans/<str:key>/adopt/", review.adopt, name="adopt"),
    path("plans/<str:key>/review/", review.review, name="review"),
    path("plans/<str:key>/review/undo/", review.undo, name="undo"),
    path("plans/<str:key>/review/log/", review.log, name="decisions"),
    path("plans/<str:key>/review/gold.jsonl", review.gold, name="gold"),
    path("plans/<str:key>/review/corrections.jsonl", review.corrections, name="corrections"),
    path("plans/<str:key>/freeze/", review.freeze, name="freeze"),
    path("plans/<str:key>/versions/", versions.versions, name="versions"),
    path("plans/<str:key>/versions/<int:number>.json", versions.content, name="version"),
    path("plans/<str:key>/lines/", lines.lines, name="lines"),
    path("plans/<str:key>/lines/<int:number>/", lines.line, name="line"),
    path("plans/<str:key>/answers/", lines.answers, name="answers"),
    path("plans/<str:key>/matrix/", matrix.show, name="matrix"),
    path("plans/<str:key>/links/", links.links, name="links"),
    path("plans/<str:key>/cover/", links.count, name="cover"),
    path("plans/<str:key>/lines/table.<slug:form>", lines.sheet, name="sheet"),
    path("plans/<str:key>/do/<slug:what>/", lines.do, name="do"),
]

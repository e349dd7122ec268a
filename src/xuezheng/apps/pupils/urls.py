"""Addresses of pupils, classes, transfers and mergers."""

from django.urls import path

from xuezheng.apps.pupils.views import merging, rolls, transfers

app_name = "pupils"
urlpatterns = [
    path("pupils/", rolls.index, name="index"),
    path("pupils/transfers/", transfers.index, name="transfers"),
    path("pupils/transfers/new/", transfers.new, name="transfer"),
    path("pupils/mergers/", merging.merge, name="merge"),
    path("pupils/mergers/<int:number>/undo/", merging.undo, name="merge_undo"),
    path("pupils/<int:number>/", rolls.show, name="show"),
    path("pupils/<int:number>/undo/", rolls.undo, name="undo"),
    path("pupils/<int:number>/<slug:key>/", rolls.event, name="event"),
    path("classes/<int:number>/", rolls.roster, name="class"),
]

"""Addresses of pupils, classes, transfers and mergers."""

from django.urls import path

from xuezheng.apps.pupils.views import classes, guardians, merging, rolls, splitting, transfers

app_name = "pupils"
urlpatterns = [
    path("pupils/", rolls.index, name="index"),
    path("pupils/transfers/", transfers.index, name="transfers"),
    path("pupils/transfers/new/", transfers.new, name="transfer"),
    path("pupils/mergers/", merging.merge, name="merge"),
    path("pupils/mergers/<int:number>/undo/", merging.undo, name="merge_undo"),
    path("pupils/splits/", splitting.choose, name="splits"),
    path("pupils/splits/<int:number>/", splitting.split, name="split"),
    path("pupils/<int:number>/", rolls.show, name="show"),
    path("pupils/<int:number>/undo/", rolls.undo, name="undo"),
    path("pupils/<int:number>/<slug:key>/", rolls.event, name="event"),
    path("guardians/<int:number>/undo/", guardians.undo, name="guardian_undo"),
    path("guardians/<int:number>/<slug:key>/", guardians.event, name="guardian"),
    path("classes/new/", classes.new, name="class_new"),
    path("classes/<int:number>/split/", classes.split, name="class_split"),
    path("classes/<int:number>/merge/", classes.merge, name="class_merge"),
    path("classes/<int:number>/", rolls.roster, name="class"),
]

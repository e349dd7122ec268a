"""Addresses of rosters."""

from django.urls import path

from xuezheng.apps.rosters import views

app_name = "rosters"
urlpatterns = [
    path("rosters/", views.index, name="index"),
    path("rosters/together/", views.together, name="together"),
    path("rosters/new/", views.upload, name="upload"),
    path("rosters/new/<int:file>/", views.map_, name="map"),
    path("rosters/leavers/", views.leavers, name="leavers"),
    path("rosters/<int:number>/", views.show, name="show"),
    path("rosters/<int:number>/compare/", views.compare, name="compare"),
    path("rosters/<int:number>/assign/", views.assign, name="assign"),
    path("rosters/<int:number>/export/", views.export, name="export"),
    path("rosters/findings/<int:number>/decide/", views.decide, name="decide"),
    path("rosters/findings/<int:number>/undo/", views.undo, name="undo"),
]

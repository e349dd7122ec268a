"""Addresses of zones."""

from django.urls import path

from xuezheng.apps.zones import views

app_name = "zones"
urlpatterns = [
    path("zones/", views.index, name="index"),
    path("open/zones/", views.opened, name="open"),
    path("zones/clashes/", views.clashing, name="clashes"),
    path("zones/map.json", views.geography, name="map"),
    path("zones/<int:number>/", views.show, name="show"),
    path("zones/<int:number>/border/", views.border, name="border"),
]

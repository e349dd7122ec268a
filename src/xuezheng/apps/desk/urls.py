"""Addresses of the desk and the search."""

from django.urls import path

from xuezheng.apps.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("desk/", views.index, name="index"),
    path("desk/hand-over/", views.hand_over, name="hand_over"),
    path("desk/duty/", views.duty, name="duty"),
    path("me/record/", views.own, name="own"),
    path("desk/year/", views.year, name="year"),
    path("organisation/<slug:code>/trail/", views.trail, name="trail"),
    path("search/", views.search, name="search"),
]

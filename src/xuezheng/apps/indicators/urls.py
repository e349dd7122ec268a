"""Addresses of indicators."""

from django.urls import path

from xuezheng.apps.indicators.views import pages

app_name = "indicators"
urlpatterns = [
    path("indicators/", pages.index, name="index"),
    path("indicators/count/", pages.count, name="count"),
    path("indicators/<str:key>/", pages.show, name="show"),
    path("indicators/<str:key>/rows/", pages.rows, name="rows"),
    path("indicators/<str:key>/state/", pages.state, name="state"),
    path("indicators/<str:key>/choose/", pages.choose, name="choose"),
]

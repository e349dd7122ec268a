"""Addresses of indicators."""

from django.urls import path

from xuezheng.apps.indicators import views

app_name = "indicators"
urlpatterns = [
    path("indicators/", views.index, name="index"),
    path("indicators/count/", views.count, name="count"),
    path("indicators/<str:key>/", views.show, name="show"),
    path("indicators/<str:key>/rows/", views.rows, name="rows"),
    path("indicators/<str:key>/state/", views.state, name="state"),
    path("indicators/<str:key>/choose/", views.choose, name="choose"),
]

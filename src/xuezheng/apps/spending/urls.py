"""Addresses of education spending."""

from django.urls import path

from xuezheng.apps.spending import views

app_name = "spending"
urlpatterns = [
    path("spending/", views.index, name="index"),
    path("spending/try/", views.trying, name="try"),
    path("spending/try/keep/", views.keep, name="keep"),
]

"""Addresses of the plan pages."""

from django.urls import URLPattern

app_name = "plans"
urlpatterns: list[URLPattern] = []

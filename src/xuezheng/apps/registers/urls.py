"""Addresses of registers."""

from django.urls import path

from xuezheng.apps.registers.views import pages, taking

app_name = "registers"
urlpatterns = [
    path("registers/", pages.index, name="index"),
    path("registers/<str:kind>/", pages.listing, name="list"),
    path("registers/<str:kind>/export/", taking.export, name="export"),
    path("registers/<str:kind>/<int:number>/", pages.thing, name="thing"),
]

"""Addresses of designs."""

from django.urls import path

from xuezheng.apps.designs.views import editing, listing

app_name = "designs"
urlpatterns = [
    path("designs/", listing.index, name="index"),
    path("designs/begin/", listing.begin, name="begin"),
    path("designs/<int:design>/", editing.show, name="show"),
    path("designs/<int:design>/form/", editing.keep_form, name="form"),
    path("designs/<int:design>/text/", editing.keep_text, name="text"),
    path("designs/<int:design>/definition.toml", editing.text, name="file"),
    path("designs/<int:design>/stand/<str:act>/", editing.stand, name="stand"),
]

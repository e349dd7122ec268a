"""Addresses of designs."""

app_name = "designs"
urlpatterns: list[object] = []

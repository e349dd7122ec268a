"""The form that draws a zone's border."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class BorderForm(forms.Form):
    """A border as a file, and from which day it holds."""

    file = forms.FileField(label=_("边界文件"), help_text=_("GeoJSON，经纬度，CGCS2000"))
    since = forms.DateField(
        label=_("生效日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    basis = forms.CharField(label=_("划定文件"), max_length=80, required=False)

    def given(self, zone: int) -> dict[str, Any]:
        """Give the intention's input; what is wrong or missing is for the intention to say."""
        self.full_clean()
        file = self.cleaned_data.get("file")
        text = file.read().decode("utf-8", "replace") if file else ""
        since = self.cleaned_data.get("since", "")
        return {"zone": zone, "since": since, "geojson": text, "basis": self.data.get("basis", "")}

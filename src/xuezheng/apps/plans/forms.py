"""What a visitor fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_PASTED = 500_000


class UploadForm(forms.Form):
    """A file or pasted words; one of them."""

    file = forms.FileField(
        label=_("选择文件"),
        required=False,
        allow_empty_file=True,
        help_text=_("docx、doc、wps、pdf、xlsx、txt、html，不超过 20 MB"),
    )
    text = forms.CharField(
        label=_("或粘贴全文"),
        required=False,
        strip=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def sent(self) -> tuple[bytes, str] | None:
        """The bytes and name sent, or nothing."""
        file = self.cleaned_data.get("file")
        if file is not None:
            return file.read(), file.name
        words = self.cleaned_data.get("text") or ""
        return (words.encode(), "粘贴的文字.txt") if words.strip() else None

"""Addresses of papers and sheets."""

from django.urls import path, register_converter

from xuezheng.apps.papers.views import papers, sheets, units

app_name = "papers"


class FormatConverter:
    """The file formats a paper comes in."""

    regex = "docx|pdf|xlsx"

    def to_python(self, value: str) -> str:
        """Take it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Give it as it is."""
        return value


register_converter(FormatConverter, "paper_format")

urlpatterns = [
    path("papers/", papers.index, name="index"),
    path("papers/new/", papers.new, name="new"),
    path("papers/hearings/<int:number>/", units.hearing, name="hearing"),
    path("papers/paragraphs/<int:number>/", units.paragraph, name="paragraph"),
    path("papers/public/<int:number>/", papers.released, name="released"),
    path("papers/<int:number>/", papers.show, name="show"),
    path("papers/<int:number>/paper.<paper_format:format>", papers.file, name="file"),
    path("papers/<int:number>/<slug:step>/", papers.step, name="step"),
    path("sheets/", sheets.find, name="find-sheet"),
    path("sheets/print/", sheets.prints, name="print-sheet"),
    path("sheets/<slug:code>/", sheets.show, name="sheet"),
    path("sheets/<slug:code>/key-in/", sheets.key_in, name="key-in"),
    path("sheets/<slug:code>/sheet.<paper_format:format>", sheets.file, name="sheet-file"),
]

"""The gallery: every part of the look on one page, for whoever builds pages and for the tests."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.ui.doors import public
from xuezheng.ui.figures import Part
from xuezheng.ui.templatetags.ui import in_language
from xuezheng.ui.words import COMPARE, UPLOAD

DAY = date(2026, 10, 12)
MONTHS = [f"2026-{month:02d}" for month in range(1, 11)]
SHARE = [4.6, 4.4, 4.4, 4.1, 3.9, 3.6, 3.5, 3.2, 2.9, 2.8]
COVERAGE = [90.1, 90.3, None, None, 91.0, 91.4, 91.9, 92.0, 92.2, 92.4]

PARTS = (
    Part("met", 29, Standing.MET.label, "#tables"),
    Part("track", 61, Standing.TRACK.label, "#tables"),
    Part("risk", 19, Standing.RISK.label, "#tables"),
    Part("miss", 6, Standing.MISS.label, "#tables"),
    Part("wait", 5, Standing.WAIT.label, "#tables"),
    Part("nodata", 7, Standing.NODATA.label, "#tables"),
)
ROWS: tuple[dict[str, Any], ...] = tuple(
    {
        "school": school,
        "town": town,
        "classes": classes,
        "large": large,
        "share": share,
        "standing": standing,
    }
    for school, town, classes, large, share, standing in (
        (
            T("望澜实验小学", "Wanglan Experimental Primary"),
            T("望澜街道", "Wanglan"),
            48,
            4,
            "8.3",
            Standing.MISS,
        ),
        (
            T("盐浦镇中心小学", "Yanpu Central Primary"),
            T("盐浦镇", "Yanpu"),
            36,
            1,
            "2.8",
            Standing.RISK,
        ),
        (
            T("竹里初级中学", "Zhuli Junior Secondary"),
            T("竹里镇", "Zhuli"),
            24,
            0,
            "0.0",
            Standing.MET,
        ),
        (
            T("澄塘九年一贯制学校", "Chengtang Nine-Year School"),
            T("澄塘镇", "Chengtang"),
            30,
            0,
            "0.0",
            Standing.TRACK,
        ),
    )
)
ENTRIES = (
    {
        "when": date(2026, 9, 30),
        "tone": "met",
        "title": T("销号", "Closed"),
        "text": T("复核人核对了两份佐证材料。", "The checker compared two pieces of evidence."),
    },
    {
        "when": date(2026, 9, 21),
        "tone": "risk",
        "title": T("催办", "Urged"),
        "text": T("离时限还有两个工作日。", "Two working days before the deadline."),
    },
    {
        "when": date(2026, 9, 1),
        "tone": "now",
        "title": T("下达", "Issued"),
        "text": T("牵头科室：基础教育科。", "Lead section: basic education."),
    },
)
TILES = (
    {
        "title": T("大班额比例", "Share of oversized classes"),
        "url": "#charts",
        "standing": Standing.RISK,
        "figure": "2.8",
        "unit": "%",
        "goal": T("目标 ≤2.5%", "goal ≤2.5%"),
        "values": SHARE,
        "goal_value": 2.5,
        "meta": T("基础教育科 · 截至 9月30日", "Basic education · as of 30 September"),
        "next": T("还差 7 个班；审核 2 份整改方案", "7 classes to go; review 2 plans"),
        "next_url": "#tables",
    },
    {
        "title": T("普惠性幼儿园覆盖率", "Cover of public-benefit kindergartens"),
        "url": "#charts",
        "standing": Standing.MET,
        "figure": "92.4",
        "unit": "%",
        "goal": T("目标 ≥92%", "goal ≥92%"),
        "values": COVERAGE,
        "goal_value": 92,
        "meta": T("学前教育科 · 截至 9月30日", "Preschool · as of 30 September"),
        "next": T("本年无下一步", "Nothing more this year"),
        "next_url": "#tables",
    },
    {
        "title": T("新增学位", "New places"),
        "url": "#charts",
        "standing": Standing.TRACK,
        "figure": "4,320",
        "unit": T("个", ""),
        "goal": T("目标 5,400 个", "goal 5,400"),
        "values": [0, 0, 600, 600, 1200, 1800, 2400, 4320, 4320],
        "goal_value": 5400,
        "meta": T("计划财务科 · 截至 9月30日", "Planning and finance · as of 30 September"),
        "next": T("2 所待验收", "2 awaiting acceptance"),
        "next_url": "#tables",
    },
    {
        "title": T("家长满意度", "Parents' satisfaction"),
        "url": "#charts",
        "standing": Standing.NODATA,
        "figure": "—",
        "unit": "",
        "goal": T("目标 ≥90%", "goal ≥90%"),
        "values": [],
        "goal_value": None,
        "meta": T("无来源", "no source"),
        "next": T("绑定数据来源", "Bind a source"),
        "next_url": "#forms",
    },
)
AIMS = (
    {
        "number": 15,
        "name": T("大班额比例", "Share of oversized classes"),
        "now": "2.8%",
        "goal": T("目标 ≤2.5%　基础教育科", "goal ≤2.5% · basic education"),
        "values": SHARE,
        "goal_value": 2.5,
        "pips": (Standing.TRACK, Standing.TRACK, Standing.RISK, Standing.WAIT),
        "standing": Standing.RISK,
    },
    {
        "number": 16,
        "name": T("超大班额班数", "Very large classes"),
        "now": "0",
        "goal": T("目标 0 个　基础教育科", "goal 0 · basic education"),
        "values": [4, 4, 1, 0, 0, 0, 0, 0, 0, 0],
        "goal_value": 0,
        "pips": (Standing.MISS, Standing.MET, Standing.MET, Standing.WAIT),
        "standing": Standing.MET,
    },
)
CHART = {
    "x": MONTHS,
    "unit": "%",
    "series": [{"name": "2026", "y": SHARE}],
    "goal": {"value": 2.5, "label": "2.5%"},
    "standard": {"value": 5, "label": "5%"},
}


class ExampleForm(forms.Form):
    """One field of every sort."""

    title = forms.CharField(max_length=40)
    kind = forms.ChoiceField(choices=())
    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    file = forms.FileField(required=False)
    public = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "title": T("名称", "Name"),
            "kind": T("类别", "Kind"),
            "note": T("说明", "Note"),
            "file": T("文件", "File"),
            "public": T("主动公开", "Open to the public"),
        }
        for name, label in labels.items():
            self.fields[name].label = in_language(label)
        self.fields["title"].help_text = in_language(T("至多 40 字。", "At most 40 characters."))
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [(one.key, in_language(one.label)) for one in Standing]


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every part; only in the demo and while debugging. A wrong form answers 422."""
    if not (settings.DEBUG or settings.XZ.demo):
        raise Http404
    form = ExampleForm(request.POST or None, request.FILES or None)
    wrong = request.method == "POST" and not form.is_valid()
    if request.method == "POST" and not wrong:
        messages.success(request, in_language(T("已报送。", "Reported.")))
    context = {
        "day": DAY,
        "standings": list(Standing),
        "parts": PARTS,
        "rows": ROWS,
        "entries": ENTRIES,
        "tiles": TILES,
        "aims": AIMS,
        "chart": CHART,
        "form": form,
        "page": Paginator(range(120), 50).get_page(request.GET.get("page")),
        "facts": (
            (T("文号", "Number"), "云教〔2026〕3号"),
            (T("印发日期", "Issued"), T("2026年2月26日", "26 February 2026")),
        ),
        "upload": UPLOAD,
        "compare": COMPARE,
        "note": T("共 120 件", "120 in all"),
        "empty": (
            T("没有征求意见稿", "No drafts for comment"),
            T("其他科室发来的稿件会列在这里。", "Drafts from other sections will be listed here."),
        ),
    }
    return render(request, "ui/gallery.html", context, status=422 if wrong else 200)

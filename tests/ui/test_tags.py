"""Template tags: what they write, in both languages, without letting markup through."""

from datetime import date

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import RequestContext, engines
from django.test import RequestFactory
from django.utils import translation

from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.ui.figures import Part


@pytest.fixture
def draw():
    """Render a piece of template in a language, for an address."""

    def rendered(text, address="/x", language="zh-hans", **context):
        request = RequestFactory().get(address)
        with translation.override(language):
            template = engines["django"].from_string(text)
            return " ".join(template.template.render(_context(request, context)).split())

    def _context(request, context):
        return RequestContext(request, context)

    return rendered


def test_words_follow_the_language(draw):
    words = T("工作要点", "Work plan")
    assert draw("{% t words %}", words=words) == "工作要点"
    assert draw("{% t words %}", words=words, language="en") == "Work plan"
    assert draw("{% t words %}", words="云教〔2026〕3号") == "云教〔2026〕3号"


def test_words_are_escaped(draw):
    assert draw("{% t words %}", words=T("<b>", "<b>")) == "&lt;b&gt;"
    assert "<i>" not in draw("{% empty words %}", words=T("<i>", "<i>"))


def test_days_are_written_as_the_office_does(draw):
    day = date(2026, 10, 12)
    assert draw("{{ day|day }}", day=day) == "2026年10月12日"
    assert draw("{{ day|day }}", day=day, language="en") == "12 October 2026"
    assert draw("{{ day|day }}", day=None) == ""


@pytest.mark.parametrize(
    ("key", "chinese", "english"),
    [
        ("met", "已完成", "Completed"),
        ("track", "序时推进", "On schedule"),
        ("risk", "进度滞后", "Behind schedule"),
        ("miss", "逾期未完成", "Overdue"),
        ("wait", "未启动", "Not started"),
        ("nodata", "无数据", "No data"),
    ],
)
def test_status_is_a_shape_and_a_word(draw, key, chinese, english):
    said = draw("{% status key %}", key=key)
    assert said == (
        f'<span class="st {key}"><svg aria-hidden="true">'
        f'<use href="#s-{key}"/></svg>{chinese}</span>'
    )
    assert english in draw("{% status s box=True %}", s=Standing.of(key), language="en")


def test_status_may_say_other_words(draw):
    assert "还差 7 个班" in draw("{% status 'risk' words=w %}", w=T("还差 7 个班", "7 to go"))


def test_query_keeps_what_is_there(draw):
    address = "/x?kind=a&page=3&q=%E5%AD%A6"
    assert draw("{% query page=4 %}", address) == "?kind=a&amp;page=4&amp;q=%E5%AD%A6"
    assert draw("{% query page='' q='' kind='' %}", address) == "?"


def test_a_head_sorts_and_turns_round(draw):
    text = '{% sorthead "name" words num=True %}'
    words = T("名称", "Name")
    first = draw(text, "/x?page=3&q=a", words=words)
    assert first == '<th scope="col" class="num"><a href="?q=a&amp;sort=name">名称</a></th>'
    up = draw(text, "/x?sort=name", words=words)
    assert 'aria-sort="ascending"' in up
    assert 'href="?sort=-name"' in up
    down = draw(text, "/x?sort=-name", words=words)
    assert 'aria-sort="descending"' in down
    assert 'href="?sort=name"' in down


def test_the_pager_leads_both_ways_and_keeps_filters(draw):
    page = Paginator(range(120), 50).page(2)
    said = draw(
        "{% pager page note=note %}", "/x?q=a", page=page, note=T("共 120 件", "120 in all")
    )
    assert 'rel="prev" href="?q=a&amp;page=1"' in said
    assert 'rel="next" href="?q=a&amp;page=3"' in said
    assert "第 2 页，共 120 件" in said
    first = draw("{% pager page %}", page=Paginator(range(120), 50).page(1), language="en")
    assert "prev" not in first
    assert "Page 1" in first


def test_a_stack_says_its_counts(draw):
    parts = [Part("met", 2, Standing.MET.label, "/met"), Part("miss", 0, Standing.MISS.label)]
    said = draw("{% stack parts label=label %}", parts=parts, label=T("目标", "Targets"))
    assert 'aria-label="目标：已完成 2，逾期未完成 0"' in said
    assert said.count("<rect") == 3, "one bar and two keys"
    assert 'href="/met"' in said
    said = draw(
        "{% stack parts label=label %}", parts=parts, label=T("a", "Targets"), language="en"
    )
    assert 'aria-label="Targets: Completed 2, Overdue 0"' in said


def test_a_spark_is_named_and_holds_no_style(draw):
    said = draw('{% spark v label=w goal=2 tone="risk" %}', v=[3, None, 2], w=T("比例", "Share"))
    assert 'role="img" aria-label="比例"' in said
    assert said.count("<polyline") == 3, "the goal and two pieces"
    assert "style" not in said


def test_pips_say_the_quarters(draw):
    four = (Standing.MET, Standing.TRACK, Standing.RISK, Standing.WAIT)
    said = draw("{% pips four %}", four=four, language="en")
    assert 'aria-label="Q1 Completed, Q2 On schedule, Q3 Behind schedule, Q4 Not started"' in said


def test_a_chart_carries_its_data_and_a_way_without_script(draw):
    said = draw(
        '{% chart "line" "d" data url="/table" label=w %}',
        data={"x": ["</script><b>"]},
        w=T("逐月", "By month"),
    )
    assert '<script id="d" type="application/json">' in said
    assert "</script><b>" not in said
    assert '<a href="/table">逐月：查看数据表</a>' in said


class OneForm(forms.Form):
    """Two fields."""

    name = forms.CharField(label="名称", help_text="至多 4 字。", max_length=4)
    kind = forms.ChoiceField(label="类别", choices=[("a", "甲")], required=False)


def test_a_field_names_its_hint_and_errors(draw):
    form = OneForm({"name": "超过四个字", "kind": "x"})
    said = draw("{% form_errors form %}{% field form.name %}{% field form.kind %}", form=form)
    assert 'aria-describedby="id_name_helptext id_name_error"' in said
    assert 'id="id_name_error"' in said
    assert 'aria-invalid="true"' in said
    assert 'class="form-control is-invalid"' in said
    assert 'class="form-select is-invalid"' in said
    assert 'role="alert"' in said
    assert '<a href="#id_name">名称</a>：' in said


def test_a_good_form_complains_of_nothing(draw):
    said = draw("{% form_errors form %}{% field form.name %}", form=OneForm({"name": "甲"}))
    assert "alert" not in said
    assert "is-invalid" not in said
    assert "必填" in said

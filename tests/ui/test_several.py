"""The box that takes several things: what is ticked counts, words that mean one thing are taken, others come back."""

import pytest
from django import forms
from django.http import QueryDict

from xuezheng.ui.several import Offer, SeveralField, Ticked

NAMES = {"1": "白鹭小学", "2": "白鹭中学", "3": "沙鸥小学"}
GROUP = Offer("all", "全部", "3 个单位")


class Known:
    """Three schools and a group of them all."""

    def find(self, words):
        return [Offer(key, name) for key, name in NAMES.items() if words in name]

    def named(self, words):
        if words == GROUP.name:
            return GROUP
        return next((Offer(key, name) for key, name in NAMES.items() if name == words), None)

    def known(self, keys):
        offers = {GROUP.key: GROUP} | {key: Offer(key, name) for key, name in NAMES.items()}
        return [offers[key] for key in keys if key in offers]

    def members(self, keys):
        return [int(key) for key in NAMES if key in keys or GROUP.key in keys]


def told(words, offered_for="", *picks):
    """What a form with these words and ticks gives, or says."""
    sent = QueryDict(mutable=True)
    sent.update({"to": words, "to-for": offered_for})
    sent.setlist("to-pick", picks)
    field = SeveralField(Known(), "/somewhere/")
    try:
        return field.clean(field.widget.value_from_datadict(sent, {}, "to"))
    except forms.ValidationError as error:
        return error.messages[0]


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [
        (("",), []),
        (("白鹭小学",), [1]),
        (("沙鸥小学、白鹭小学，白鹭小学",), [1, 3]),
        (("全部",), [1, 2, 3]),
        (("", "", "3", "3"), [3]),
        (("白鹭小学", "", "3"), [1, 3]),
        (("白鹭",), "“白鹭”不止一个，请从下面选"),
        (("白鹭", "白鹭", "2"), [2]),
        (("白鹭", "沙鸥", "2"), "“白鹭”不止一个，请从下面选"),
        (("白鹭", "白鹭", "3"), "“白鹭”不止一个，请从下面选"),
        (("没有的、白鹭",), "没有“没有的”，或不在管辖范围内"),
        (("", "", "9"), "所选已不在范围内，请重新选择"),
    ],
)
def test_words_and_ticks_together(sent, wanted):
    assert told(*sent) == wanted


def test_what_was_ticked_stands_and_what_may_be_meant_is_offered():
    field = SeveralField(Known(), "/somewhere/")
    value = Ticked("白鹭", "", ("3", "1"))
    with pytest.raises(forms.ValidationError):
        field.clean(value)
    drawn = field.widget.render("to", value, {"id": "id_to"})
    assert drawn.index('value="3" checked') < drawn.index('value="1" checked')
    assert 'name="to-pick" value="2">' in drawn
    assert 'name="to-for" value="白鹭"' in drawn
    assert 'hx-get="/somewhere/?name=to"' in drawn


def test_what_a_draft_kept_is_read_like_what_was_sent():
    assert Ticked.of({"to": "白鹭", "to-pick": "3"}, "to") == Ticked("白鹭", "", ("3",))
    assert Ticked.of({"to-pick": ["3", "1", "3"]}, "to").keys == ("3", "1")
    assert Ticked.of({}, "to") == Ticked()

"""Laws that hold for any text: a result always, offsets map back, numbers conserved."""

from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.catalogue import current
from xuezheng.core.base.text import canonical
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import as_json

GRAMMAR = current().grammar
WORDS = st.sampled_from(
    [
        "建成", "学校", "3所", "5-7个", "85%", "88%以上", "分别达到", "和", "、", ",", "，", "。", ";", "(", ")",
        "目前63.3%", "年内", "9月底前", "2026年", "《规划(2021-2024年)》", "“134”行动", "第26个", "xx所", "1∶0.8",
        "全覆盖", "四个", "不低于", "控制在", "万分之0.6", "12.2万", "\n", "一、", "1.", "一是", "共4页,当前第2页1234",
        "人数达13万", "12345热线", "每天", "1小时", "７８", "Ⅳ", "٣", "①", "百分之", "2金5银1铜", "由92%提高到95%",
        "\t",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_gives_a_reading_whose_offsets_map_back(text):
    document = Document(text)
    reading = read(document, GRAMMAR)
    for target in reading.targets:
        assert text[target.start : target.end] == target.quote
        assert target.start < target.end
    for part in reading.parts:
        for clause in part.clauses:
            assert part.start <= clause.start < clause.end <= part.end
    assert as_json(reading)["numbers"].keys() == {
        "target", "date", "ordinal", "name", "masked", "list_mark", "not_understood",
    }  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_digit_ends_in_exactly_one_place(text):
    reading = read(Document(text), GRAMMAR)
    covered = [0] * len(text)
    for number in reading.numbers:
        for place in range(number.start, number.end):
            covered[place] += 1
    for place, char in enumerate(canonical(text)):
        if char in "0123456789":
            assert covered[place] == 1, (text, place, char)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_reading_is_deterministic(text):
    assert as_json(read(Document(text), GRAMMAR)) == as_json(read(Document(text), GRAMMAR))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100))
def test_canonical_text_keeps_its_length(text):
    assert len(canonical(text)) == len(text)
    assert canonical(canonical(text)) == canonical(text)


def test_text_without_any_sentence_end_is_still_read():
    """Ten thousand amounts in one run: each is found once, none is lost at a cut."""
    text = "建成学校3所," * 10000
    reading = read(Document(text), GRAMMAR)
    assert len(reading.targets) == 10000
    assert {target.value for target in reading.targets} == {3}

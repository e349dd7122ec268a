"""Reading minutes and notes: who does what by when, from the words alone."""

from datetime import date

import pytest
from tests.apps.meetings.conftest import MINUTES, MONDAY

from xuezheng.apps.meetings.selectors.reading import Reader, last_day, number_of, title_of
from xuezheng.apps.meetings.selectors.units import units
from xuezheng.catalogue import current


@pytest.fixture
def reader(bureau):  # noqa: ARG001 - it plants the units
    return Reader(units(MONDAY.date()), current().grammar, 2026)


def test_minutes_give_each_resolution_with_units_and_day(reader, bureau):
    found = reader.minutes(MINUTES)
    assert (found.number, found.day) == ("〔2026〕5号", date(2026, 9, 28))
    first, second = found.proposals
    assert (first.text, first.lead, first.co, first.due, first.said) == (
        "在全市中小学幼儿园开展消防设施专项排查。",
        bureau.safety,
        (bureau.basic,),
        date(2026, 10, 31),
        "各镇教办",
    )
    assert (second.lead, second.co, second.due) == (
        bureau.finance,
        (bureau.basic,),
        date(2026, 11, 30),
    )


@pytest.mark.parametrize(
    ("said", "lead", "co", "due"),
    [
        ("会议决定，由安全科于12月15日前完成排查。", "safety", (), date(2026, 12, 15)),
        ("会议同意方案。责任单位：局办公室。完成时限：2026年11月20日。", "office", (), date(2026, 11, 20)),
        ("会议明确，安全科、基教科负责校园周边整治，法规科配合，年底前完成。",
         "safety", ("basic", "law"), date(2026, 12, 31)),
        ("会议要求，计财科会同白鹭初级中学做好搬迁，明年3月底前完成。", None, ("school",), None),
    ],
)  # fmt: skip
def test_a_sentence_that_decides_is_read(reader, bureau, said, lead, co, due):
    [one] = reader.minutes(said).proposals
    assert one.lead == (getattr(bureau, lead) if lead else None)
    assert one.co == tuple(getattr(bureau, key) for key in co)
    assert one.due == due or due is None


@pytest.mark.parametrize(
    "said",
    [
        "会议强调，要高度重视安全工作。",
        "会议听取了安全科的汇报。",
        "会议要求，各科室要提高站位。",
        "现将会议议定事项纪要如下。",
    ],
)
def test_a_sentence_that_asks_nothing_of_anybody_is_passed_over(reader, said):
    assert reader.minutes(said).proposals == ()


def test_the_table_of_duties_completes_the_sentences_it_repeats(reader, bureau):
    text = (
        "会议议定：\n1.建立食堂陪餐制度。\n"
        "序号\t议定事项\t牵头科室\t配合科室\t完成时限\n"
        "1\t建立食堂陪餐制度\t安全科\t基教科、局办公室\t2026年10月\n"
    )
    [one] = reader.minutes(text).proposals
    assert (one.lead, one.co, one.due) == (
        bureau.safety,
        (bureau.basic, bureau.office),
        date(2026, 10, 31),
    )


def test_a_leaders_note_names_who_and_when(reader, bureau):
    found = reader.note("请基教科会同安全科研究，10月20日前报我。\n王某 2026年10月9日")
    [one] = found.proposals
    assert (found.day, one.lead, one.co, one.due, one.why) == (
        date(2026, 10, 9),
        bureau.basic,
        (bureau.safety,),
        date(2026, 10, 20),
        None,
    )


def test_where_nobody_is_named_the_duties_propose_and_say_why(reader, bureau):
    signed = "请安全科于10月底前摸清拥堵情况。 王某 10月9日"
    assert reader.note(signed).day == date(2026, 10, 9)
    # A day inside the words is a limit, not the day of the note; no such day is none.
    assert reader.note("请安全科于10月底前摸清。").day is None
    assert reader.note("请安全科摸清。王某 2月30日").day is None
    [one] = reader.note("尽快落实校舍维修经费，11月10日前报送情况。").proposals
    assert (one.lead, one.due) == (bureau.finance, date(2026, 11, 10))
    assert "校舍" in one.why.zh


def test_nonsense_is_no_day():
    assert last_day("2026-02") == date(2026, 2, 28)
    assert last_day("2026-12") == date(2026, 12, 31)
    assert last_day("2026-02-30") is None
    assert last_day(None) is None


def test_number_and_title_are_found():
    assert number_of("云政办督〔2026〕18号 关于控辍保学") == "云政办督〔2026〕18号"
    assert number_of("没有文号") == ""
    assert title_of("转来《关于做好控辍保学工作的通知》，请办理。") == "关于做好控辍保学工作的通知"

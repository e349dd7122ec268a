"""A paper is what its figures and its template make it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.papers.code import code, code_typed
from xuezheng.core.papers.figures import Figure, Origin, difference, wording
from xuezheng.core.papers.manifest import canonical_json, manifest, paper_json, paper_of
from xuezheng.core.papers.paper import (
    CodeBlock,
    Column,
    Heading,
    Paper,
    PaperHead,
    Paragraph,
    SealBlock,
    SignBlock,
    Table,
    Words,
)
from xuezheng.core.papers.prose import Place, laid_out

FIGURE = Figure(Decimal("52.6"), "%", "52.6%", "target:7", date(2026, 9, 30), Origin.ENTERED)
HEAD = PaperHead("关于三季度进展的通报", "云汀市教育局", date(2026, 10, 12), copies=("市府办",))
PAPER = Paper(
    "circular",
    1,
    HEAD,
    (
        Heading(1, "一、总体进展"),
        Paragraph((Words("轮岗比例"), FIGURE, Words("。", strong=True))),
        Table((Column("单位", 2), Column("比例")), (((Words("甲"),), (FIGURE,)),), spans=(0,)),
        SignBlock(("填表人",)),
        CodeBlock("P3KBQ-FNZQ3", "/sheets/P3KBQ-FNZQ3/"),
        SealBlock("云汀市教育局", "2026年10月12日"),
    ),
)


def test_a_paper_comes_back_from_its_own_words():
    assert paper_of(paper_json(PAPER)) == PAPER
    assert canonical_json(paper_json(paper_of(paper_json(PAPER)))) == canonical_json(
        paper_json(PAPER)
    )


def test_the_manifest_names_every_figure_with_source_and_day():
    found = manifest(PAPER)
    assert (found["template"], found["version"]) == ("circular", 1)
    assert (
        found["figures"]
        == [
            {
                "value": "52.6",
                "unit": "%",
                "said": "52.6%",
                "source": "target:7",
                "as_of": "2026-09-30",
                "origin": "entered",
            }
        ]
        * 2
    )


def test_the_digest_follows_figures_text_and_template():
    digests = {
        manifest(one)["digest"]
        for one in (
            PAPER,
            replace(PAPER, version=2),
            replace(PAPER, head=replace(HEAD, title="别的")),
            replace(PAPER, blocks=(Paragraph((replace(FIGURE, as_of=date(2026, 10, 1)),)),)),
        )
    }
    assert len(digests) == 4
    assert manifest(PAPER) == manifest(paper_of(paper_json(PAPER)))


@given(st.text(alphabet="0123456789abcdef", min_size=64, max_size=64), st.integers(1, 999))
def test_a_code_is_ten_letters_and_read_back_as_typed(digest, version):
    made = code(digest, version)
    assert len(made) == 11
    assert code_typed(made.lower().replace("-", " ")) == made
    assert code(digest, version + 1) != made


def test_points_differ_from_percent_and_wan_only_where_the_source_says_it():
    assert wording(*difference(Decimal("52.6"), Decimal("50.1"), "%")) == "2.5个百分点"
    assert wording(Decimal(122000), "人", like="12.2万人") == "12.2万人"
    assert wording(Decimal(122000), "人", like="122000人") == "122000人"
    assert wording(Decimal(5), "所") == "5所"


def test_numbers_with_a_source_become_figures_where_they_stand():
    text = "  轮岗比例达到52.6%。\n\n学位5400个，覆盖率92%。"
    start = text.index("52.6%")
    rows = laid_out(text, [Place(start, start + 5, FIGURE)])
    assert rows == (
        (Words("轮岗比例达到"), FIGURE, Words("。")),
        (Words("学位5400个，覆盖率92%。"),),
    )

"""What plans call counts of cases and shares of them, in sentences of our own."""

import pytest

from xuezheng.adapters.coverage import linked
from xuezheng.adapters.documents import load
from xuezheng.catalogue import current
from xuezheng.catalogue.indicators import indicator
from xuezheng.catalogue.indicators.called import CALLED
from xuezheng.core.base.text import canonical
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import as_json

SAID = (
    ("排查安全隐患300件，完成整改隐患280件。", ("hazard.found", "hazard.closed")),
    ("一般隐患整改率达到100%。", ("hazards_general_share",)),
    (
        "信访办结率达到100%，满意率95%以上。",
        ("petitions_closed_share", "petitions_satisfied_share"),
    ),
    ("责任督学入校督导800次。", ("visits_made",)),
    ("巡察学校6所，巡察整改完成率达到95%。", ("tours_made", "tour_findings_closed_share")),
    ("走访学校60所。", ("schools_walked",)),
    ("走访联系学校60次。", ("contact_visit.visits",)),
    ("食堂A级率达到60%。", ("canteen_a_share",)),
    ("义务教育辍学率控制在0.1%以内。", ("dropout_rate",)),
    ("查处违规培训机构20家。", ("institutions_punished",)),
    ("信访按时办结率达到100%。", ("petitions_in_time_share",)),
    ("建议提案按时办结率达到100%。", ("",)),
)
"""The last: of proposals no day of the answer is kept, and closing is not closing in time."""


@pytest.mark.parametrize(("text", "keys"), SAID, ids=[one[0] for one in SAID])
def test_usual_wordings_reach_the_ledgers(text, keys):
    document = load(f"云岭县教育局2027年工作要点\n一、重点工作\n{text}\n".encode(), "plan.txt")
    found = linked(as_json(read(document, current().grammar)), canonical(document.text))
    assert tuple(link.first.key if link.first else "" for _, link in found) == keys


def test_what_is_called_is_a_figure_and_no_wording_stands_twice():
    assert {indicator(key).key for key in CALLED} == set(CALLED)
    said = [one for some in CALLED.values() for one in some]
    assert sorted({one for one in said if said.count(one) > 1}) == []

"""What the demo enters for the evaluation: every record is one the register takes, every verdict is seen."""

from xuezheng.catalogue.registers.evaluation_entry import EVALUATION_ENTRY
from xuezheng.core.kinds.check import checked
from xuezheng.demo.evaluated import entries


def test_every_entry_is_taken_by_the_register():
    found = list(
        entries(
            1,
            (11, 12, 13, 14),
            {11: "primary", 12: "junior", 13: "primary"},
            {11: 1000, 12: 500, 13: 100},
        )
    )
    assert {kind for kind, _, _ in found} == {"evaluation_entry"}
    for _, _, data in found:
        checked(EVALUATION_ENTRY, data)
    of = {(org, data["item"]): data for _, org, data in found}
    assert of[11, "higher"]["number"] == "46"  # 46 a thousand
    assert of[13, "higher"]["number"] == "5"  # every third a tenth lower: 4.14, rounded up
    assert of[12, "equipment"]["number"] == "1435500"  # 500 · 2610 · 110 %
    assert not any(org == 14 for org, _ in of)  # nobody there
    assert (of[1, "layout"]["holds"], of[1, "key_classes"]["holds"]) == (True, False)

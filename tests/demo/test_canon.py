"""What is drawn is the same on any machine: the hamlet's digest is pinned, the city's by the bench."""

from datetime import date

from xuezheng.adapters import parameters
from xuezheng.core.registers.retirement import Group, ladders, month, months, retires
from xuezheng.demo.city.canon import canon
from xuezheng.demo.city.draw import Draw, ranked
from xuezheng.demo.city.retiring import leaves
from xuezheng.demo.city.scale import Scale


def test_the_hamlet_is_the_same_on_any_machine():
    assert canon(Scale.HAMLET)[:16] == "2e4a9ea82691bef3"


def test_a_draw_takes_remainders_of_one_digest():
    # sha256("a") begins with ca978112; its last byte is bb, so the number is odd and ends on ...bb
    first = Draw("a")
    assert first.below(256) == 0xBB
    assert Draw("a").below(2) == 1


def test_ranks_hold_everybody_once():
    assert sorted(ranked("x", 50)) == list(range(50))
    assert ranked("x", 50) == ranked("x", 50) != ranked("y", 50)


def test_who_has_left_follows_the_products_own_rule():
    rules = ladders(parameters.shipped().on(date(2026, 10, 12)))
    for count in range(months(date(1964, 1, 1)), months(date(1985, 12, 1))):
        born = month(count)
        for man, group in ((True, Group.MAN), (False, Group.WOMAN_CADRE)):
            last = retires(born, rules[group]).on
            assert leaves(born, man) == month(months(last) + 1), born

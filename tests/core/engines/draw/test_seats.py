"""Seats given in an order worked out by hand: groups, kept seats, several places, the waiting list."""

from itertools import permutations

import pytest

from xuezheng.core.base.errors import InputError
from xuezheng.core.engines.draw.draw import run, seats
from xuezheng.core.engines.draw.problem import canonical, read


def given_seats(text, places, order, **rules):
    draw = read({"list": text, "places": places, **rules})
    given, rooms = seats(draw, order)
    kinds = {key: f"{kind} {at}" for key, (kind, at) in given.items()}
    return kinds, {room.place.name: (room.open, room.extra) for room in rooms}


TWINS = "a\nb\t2\nc\nd\n"
TWO = [{"place": "A", "seats": 2}]


def test_a_group_that_no_longer_fits_is_passed_over():
    given, left = given_seats(TWINS, TWO, ["a", "b", "c", "d"], groups="skip")
    assert given == {"a": "open A", "c": "open A"}
    assert left == {"A": (0, 0)}


def test_a_group_that_no_longer_fits_ends_the_draw():
    given, left = given_seats(TWINS, TWO, ["a", "b", "c", "d"], groups="stop")
    assert given == {"a": "open A"}
    assert left == {"A": (1, 0)}


def test_a_group_at_the_last_seat_gets_one_beyond_the_plan():
    given, left = given_seats(TWINS, TWO, ["a", "b", "c", "d"], groups="extend")
    assert given == {"a": "open A", "b": "extra A"}
    assert left == {"A": (0, 1)}


def test_a_full_place_gives_nothing_beyond_the_plan():
    given, _ = given_seats(TWINS, TWO, ["a", "c", "b", "d"], groups="extend")
    assert given == {"a": "open A", "c": "open A"}


KEPT = [{"place": "A", "seats": 3, "quotas": {"教工": 1}}]
STAFF = "a\t\t教工\nb\nc\t\t教工\nd\n"


def test_kept_seats_are_taken_first_by_their_class():
    given, _ = given_seats(STAFF, KEPT, ["a", "b", "c", "d"])
    assert given == {"a": "reserved A", "b": "open A", "c": "open A"}


def test_kept_seats_are_taken_last_where_the_rule_says_so():
    given, _ = given_seats(STAFF, KEPT, ["a", "b", "c", "d"], quotas="open_first")
    assert given == {"a": "open A", "b": "open A", "c": "reserved A"}


def test_kept_seats_nobody_took_are_opened_in_order():
    text = "a\nb\nc\nd\n"
    given, _ = given_seats(text, KEPT, ["d", "c", "b", "a"], unused="release")
    assert given == {"d": "open A", "c": "open A", "b": "released A"}
    given, _ = given_seats(text, KEPT, ["d", "c", "b", "a"], unused="keep")
    assert given == {"d": "open A", "c": "open A"}


def test_choices_are_taken_in_order_at_several_places():
    text = "a\t\t\tB,A\nb\t\t\tB\nc\t\t\tB,A\nd\n"
    places = [{"place": "A", "seats": 2}, {"place": "B", "seats": 1}]
    given, _ = given_seats(text, places, ["a", "b", "c", "d"])
    assert given == {"a": "open B", "c": "open A", "d": "open A"}


def test_who_waits_is_counted_and_the_rest_is_out():
    problem = {"list": "a\nb\nc\nd\n", "places": [{"place": "A", "seats": 1}], "waiting": 2}
    kinds = [line.split("\t")[2] for line in run(read(problem), "s")["rows"].splitlines()]
    assert kinds == ["open", "waiting", "waiting", "out"]


def brute(sizes, room, order, rule):
    """Give who is in, by trying what the rule says of every next entry in plain words."""
    inside, left, ended = [], room, False
    for key in order:
        if ended:
            break
        if sizes[key] <= left:
            inside.append(key)
            left -= sizes[key]
        elif left and rule == "extend":
            inside.append(key)
            left = 0
        elif left and rule == "stop":
            ended = True
    return inside


@pytest.mark.parametrize("rule", ["skip", "stop", "extend"])
@pytest.mark.parametrize("room", [0, 1, 2, 3, 4, 5, 9])
def test_every_order_of_five_agrees_with_brute_force(rule, room):
    sizes = {"a": 1, "b": 2, "c": 1, "d": 3, "e": 1}
    text = "".join(f"{key}\t{size}\n" for key, size in sizes.items())
    draw = read({"list": text, "places": [{"place": "A", "seats": room}], "groups": rule})
    for order in permutations(sizes):
        given, _ = seats(draw, order)
        assert list(given) == brute(sizes, room, order, rule)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"places": []}, "at least one place"),
        ({"places": [{"place": "A", "seats": -1}]}, "places[0].seats"),
        ({"places": [{"place": "A", "seats": True}]}, "places[0].seats"),
        ({"places": [{"place": "A,B", "seats": 1}]}, "no comma"),
        ({"places": [{"place": "A", "seats": 1}, {"place": "A", "seats": 1}]}, "stands twice"),
        ({"places": [{"place": "A", "seats": 1, "quotas": {"x": 2}}]}, "more seats are kept"),
        ({"groups": "split"}, "one of skip, stop, extend"),
        ({"waiting": -1}, "waiting"),
        ({"lists": "x"}, "unknown"),
        ({"list": "a\t\t教工\n"}, "no class '教工'"),
        ({"list": "a\t\t\tZ\n"}, "no place 'Z'"),
        ({"list": 7}, "list"),
    ],
)
def test_nonsense_is_refused_with_its_place(wrong, said):
    problem = {"list": "a\nb\n", "places": [{"place": "A", "seats": 1}], **wrong}
    with pytest.raises(InputError) as error:
        canonical(problem)
    assert said in str(error.value)

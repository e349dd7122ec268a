"""Small seasons of choices by chance, for properties and for tests of referees."""

from hypothesis import strategies as st

SCHOOLS = ("a", "b", "c")
TAGS = ("j1", "j2")


@st.composite
def seasons(draw, mechanisms=("deferred", "immediate", "parallel"), most=7, plain=False):
    ties = "lottery" if plain else draw(st.sampled_from(("lottery", "together")))
    count = 1 if plain else draw(st.integers(1, 2))
    batches = [
        {
            "key": f"t{n}",
            "mechanism": draw(st.sampled_from(mechanisms)),
            "adjusts": draw(st.booleans()),
        }
        for n in range(count)
    ]
    if plain:
        batches[0]["adjusts"] = False
    return {
        "marks": ["total"], "ties": ties, "batches": batches,
        "siblings": draw(st.sampled_from(("none", "within", "first"))),
        "schools": [school(draw, key, count, plain) for key in SCHOOLS],
        "order": draw(st.permutations(SCHOOLS)),
        "applicants": [person(draw, n, count, plain) for n in range(draw(st.integers(0, most)))],
    }  # fmt: skip


def school(draw, key, count, plain):
    if plain:
        return {
            "key": key,
            "lanes": [{"key": "open", "seats": draw(st.integers(0, 3)), "batch": "t0"}],
        }
    lanes = []
    for n in range(count):
        kinds = draw(st.permutations(("j1", "j2", "open")))[: draw(st.integers(0, 3))]
        for kind in kinds:
            lane = {"key": f"{kind}{n}", "seats": draw(st.integers(0, 2)), "batch": f"t{n}"}
            if kind != "open":
                lane["admits"] = kind
            if draw(st.booleans()):
                lane["floor"] = draw(st.integers(0, 3))
            lanes.append(lane)
    for n, lane in enumerate(lanes[:-1]):
        if draw(st.booleans()):
            lane["falls_to"] = draw(st.sampled_from([one["key"] for one in lanes[n + 1 :]]))
    return {"key": key, "lanes": lanes}


def choices(draw):
    return draw(st.permutations(SCHOOLS))[: draw(st.integers(0, 3))]


def person(draw, n, count, plain):
    lists = choices(draw) if plain or draw(st.booleans()) else {
        f"t{turn}": choices(draw) for turn in range(count)
    }  # fmt: skip
    return {
        "key": f"{n:03}", "choices": lists, "marks": [draw(st.integers(0, 3))],
        "band": draw(st.integers(1, 2)),
        "bands": draw(st.dictionaries(st.sampled_from(SCHOOLS), st.integers(1, 3), max_size=2)),
        "tags": draw(st.lists(st.sampled_from(TAGS), unique=True, max_size=2)),
        "siblings": draw(st.lists(st.sampled_from(SCHOOLS), unique=True, max_size=1)),
        "children": 1 if plain else draw(st.sampled_from((1, 1, 1, 2))),
        "adjusts": draw(st.booleans()),
    }  # fmt: skip

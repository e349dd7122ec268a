"""Wrong results on purpose: one leaf of a plain result changed at a time, for referees to catch."""

import copy
import json
from fractions import Fraction


def leaves(value, path=()):
    """Give the path of every leaf, and of every list with two different members."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from leaves(one, (*path, key))
    elif isinstance(value, list):
        if len(value) > 1 and any(one != value[0] for one in value):
            yield (*path, "swap")
        if value:
            yield (*path, "drop")
        for number, one in enumerate(value):
            yield from leaves(one, (*path, number))
    else:
        yield path


def changed(result, path):
    """Give the result with one leaf changed, two members swapped, or the last member dropped."""
    found = copy.deepcopy(result)
    *way, last = path
    here = found
    for key in way:
        here = here[key]
    if last == "swap":
        other = next(n for n, one in enumerate(here) if one != here[0])
        here[0], here[other] = here[other], here[0]
    elif last == "drop":
        here.pop()
    else:
        here[last] = another(here[last])
    return found


def another(value):
    """Give another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if value is None:
        return "0"
    try:
        return str(Fraction(value) + 1)
    except ValueError:
        return value + "x"


def mutations(result, at_least=50):
    """Give so many wrong results or more, spread over the whole of it, no two of them alike."""
    paths = sorted(set(leaves(result)), key=str)
    step = max(len(paths) // 400, 1)
    found = [(path, changed(result, path)) for path in paths[::step]]
    different = {json.dumps(one, sort_keys=True) for _, one in found}
    assert json.dumps(result, sort_keys=True) not in different
    assert len(different) == len(found) >= at_least, (len(different), len(found))
    return found

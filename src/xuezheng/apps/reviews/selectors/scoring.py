"""From judges' scores to places (评分汇总): leniency moderated by the declared rule, ranked in groups."""

from fractions import Fraction

from xuezheng.apps.records.access.rules import day_of, in_force
from xuezheng.apps.reviews.access import declared
from xuezheng.apps.reviews.models import Assignment, Call, Entry
from xuezheng.core.assess.criteria import exact
from xuezheng.core.assess.ranking import Entry as Ranked
from xuezheng.core.assess.ranking import ranked
from xuezheng.core.assess.scoring import rounded, shown
from xuezheng.core.assess.severity import Moderation, Scores, leniencies, results
from xuezheng.core.base.parameters import InForce


def scores_of(call: Call) -> dict[tuple[str, str], Fraction]:
    """Give every total by judge and work. Costs: 1 query."""
    rows = Assignment.objects.filter(entry__call=call, recused_at=None).exclude(total="")
    return {
        (str(judge), str(entry)): exact(total)
        for judge, entry, total in rows.values_list("judge_id", "entry_id", "total")
    }


def waiting(call: Call) -> int:
    """Give how many tasks have not been scored. Costs: 1 query."""
    rows = Assignment.objects.filter(entry__call=call, recused_at=None, scored_at=None)
    return rows.count()


def share(rules: InForce, key: str) -> Fraction:
    """Read a share that is written as part and whole."""
    value = rules[key]
    if not isinstance(value, tuple):
        raise TypeError(key)
    return Fraction(int(value[0]), int(value[1]))


def summed(call: Call, scores: Scores, trim: int) -> dict[str, dict[str, object]]:
    """Give score and place of every work, by its id; places within each group."""
    found = declared(call.review)
    values = results(scores, found.moderation, trim)
    rows = {str(one.pk): one for one in Entry.objects.filter(call=call).select_related("record")}
    totals = {key: rounded(value) for key, value in values.items()}
    places: dict[str, dict[str, object]] = {}
    groups = {str(rows[key].record.data.get(found.group)) for key in totals}
    for group in sorted(groups):
        own = [key for key in totals if str(rows[key].record.data.get(found.group)) == group]
        for one in ranked(Ranked(key, totals[key]) for key in own):
            places[one.key] = {
                "score": shown(totals[one.key]), "place": one.rank, "shared": one.shared,
                "group": group,
            }  # fmt: skip
    return places


def severity(call: Call) -> dict[int, str]:
    """Give how much each judge scores above the others, where that rule is declared."""
    if declared(call.review).moderation is not Moderation.SHIFT:
        return {}
    scores = scores_of(call)
    return {int(key): shown(value) for key, value in leniencies(scores).items()} if scores else {}


def rules_on(call: Call) -> InForce:
    """Give the parameters in force on the day a call was opened."""
    return in_force(day_of(call.opened_at))

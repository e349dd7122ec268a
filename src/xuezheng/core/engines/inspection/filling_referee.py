"""The referee of panels filled up (递补复核): asks of each who came in whether nobody of the group stood before."""

from collections.abc import Mapping, Sequence
from typing import Any

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.labels import T
from xuezheng.core.base.refilled import misfilled
from xuezheng.core.engines.inspection.problem import UnreplacedError, read
from xuezheng.core.engines.inspection.referee import barred


def objections(
    given: Mapping[str, Any], result: Mapping[str, Any], steps: Sequence[Filled]
) -> list[T]:
    """List what in the fillings is not as the rule has it; it ends at the first wrong step."""
    problem = read(given)
    if steps and not problem.panel:
        return [T("没有备选名单，不能递补", "There are no reserves to fill from")]
    people = {one.key: one for one in problem.inspectors}
    subjects = {one.key: one for one in problem.subjects}
    outside = set(result["reserves"])
    sits = {key: people[key].group for key in result["members"]}
    teams = {row["subject"]: list(row["team"]) for row in result.get("teams", ())}

    def due(group: str) -> list[str]:
        # Who left is the one in the teams who sits nowhere any more.
        left = {key for team in teams.values() for key in team} - set(sits)
        mine = [(what, team) for what, team in teams.items() if left & set(team)]
        for key in result["reserves"]:
            if key not in outside or people[key].group != group:
                continue
            tied = any(barred(problem, people[key], subjects[what]) for what, _ in mine)
            expert = problem.specialist != "" and any(team[0] in left for _, team in mine)
            if tied or (expert and problem.specialist not in people[key].fields):
                continue
            for _, team in mine:
                team[:] = [key if one in left else one for one in team]
            return [key]
        if mine:
            raise UnreplacedError(key="、".join(sorted(left)), state="sent")
        return []

    return misfilled(sits, outside, steps, due)

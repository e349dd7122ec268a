"""The problem without whole steps (连续松弛): quick rounds that find the cuts whole steps need too.

A cut holds for every county within the limit, whichever point it was found at,
so those found here stand in the problem of whole steps as well. Loads OR-tools.
"""

from collections.abc import Iterable
from fractions import Fraction

from ortools.linear_solver import pywraplp  # type: ignore[import-untyped]
from ortools.sat.python import cp_model

POINTS = 10**6
ENDLESS = 2**62


def _ends(domain: Iterable[int]) -> tuple[int, int]:
    """Give the ends of a domain; its own sequence knows no index from behind."""
    held = list(domain)
    return held[0], held[-1]


class Relaxed:
    """A linear twin of a model of whole steps: yes-or-no conditions loosened to their straight hull."""

    def __init__(self, model: cp_model.CpModel) -> None:
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.taken = 0
        self.model = model
        proto = model.proto
        self.bounds = [_ends(one.domain) for one in proto.variables]
        self.variables = [
            self.solver.NumVar(low, high, f"v{place}")
            for place, (low, high) in enumerate(self.bounds)
        ]
        self.solver.Minimize(
            sum(
                rate * self.variables[place]
                for place, rate in zip(proto.objective.vars, proto.objective.coeffs, strict=True)
            )
        )

    def point(self) -> list[Fraction] | None:
        """Solve with all constraints the model has by now; ``None`` where there is no point."""
        constraints = self.model.proto.constraints
        for one in list(constraints)[self.taken :]:
            self._take(one)
        self.taken = len(constraints)
        if self.solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        return [Fraction(round(one.solution_value() * POINTS), POINTS) for one in self.variables]

    def _take(self, one: "cp_model.cp_model_pb2.ConstraintProto") -> None:  # type: ignore[name-defined]
        terms = list(zip(one.linear.vars, one.linear.coeffs, strict=True))
        low, high = _ends(one.linear.domain)
        total = sum(rate * self.variables[place] for place, rate in terms)
        if not terms:
            return
        if not one.enforcement_literal:
            if low > -ENDLESS:
                self.solver.Add(total >= low)
            if high < ENDLESS:
                self.solver.Add(total <= high)
            return
        # only lower bounds have conditions: at the sign's no, what the ranges give anyway
        sign = self.variables[one.enforcement_literal[0]]
        least = sum(rate * self.bounds[place][0 if rate > 0 else 1] for place, rate in terms)
        self.solver.Add(total >= least + (low - least) * sign)

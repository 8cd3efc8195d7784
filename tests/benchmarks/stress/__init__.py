"""Invented news with planted relations, and the truth about them: a corpus with a known answer."""

from tests.benchmarks.stress.corpus import POPULAR_CAP, Plan, articles, finance_plan, plan, truth
from tests.benchmarks.stress.truth import Pair

__all__ = ["POPULAR_CAP", "Pair", "Plan", "articles", "finance_plan", "plan", "truth"]

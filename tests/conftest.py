"""What all tests share."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ["CLEANER_LANG"] = "en"  # whoever runs them; tests of the languages choose their own

# A property is tried with the same examples every time, however long they take, so that no change
# is held back by luck; `--hypothesis-profile=search` looks for new ones, ten times as many.
_PATIENT: Any = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("derandomised", derandomize=True, **_PATIENT)
settings.register_profile("search", max_examples=1000, print_blob=True, **_PATIENT)
settings.load_profile("derandomised")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what the samples read as today into tests/goldens/",
    )


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))

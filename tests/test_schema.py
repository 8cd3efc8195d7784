"""The JSON Schema that the package ships."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from cleaner import clean
from cleaner.article import FIELDS, schema

SAMPLES = Path(__file__).parent.parent / "samples" / "articles"
SHIPPED = json.loads(resources.files("cleaner").joinpath("article.schema.json").read_text("utf-8"))


def test_the_shipped_schema_is_that_of_the_record() -> None:
    assert json.loads(json.dumps(schema())) == SHIPPED


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SHIPPED)


@pytest.mark.parametrize("sample", ["finews/v5.md", "sina/2025.html", "plain/paste.txt"])
def test_records_keep_to_the_schema_and_to_its_order(sample: str) -> None:
    for article in clean(SAMPLES / sample):
        record = json.loads(json.dumps(article.to_dict()))
        jsonschema.validate(record, SHIPPED)
        assert tuple(record) == FIELDS


@pytest.mark.parametrize("field", FIELDS)
def test_a_record_without_one_of_the_keys_breaks_the_schema(field: str) -> None:
    (article,) = clean(SAMPLES / "finews/v5.md")
    record = {k: v for k, v in article.to_dict().items() if k != field}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, SHIPPED)

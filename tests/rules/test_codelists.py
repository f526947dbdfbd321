"""Facts about the codelists: data that explains each code of the record."""

import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from tollbook.model import codes
from tollbook.rules import load_yaml, rules_path

ROOT = Path(__file__).parents[2]
LISTS: dict[str, Any] = {
    "source_type": codes.SourceType,
    "method": codes.Method,
    "weapon": codes.Weapon,
    "object": codes.ObjectCode,
    "harm": codes.Harm,
    "victim_status": codes.VictimStatus,
    "group": codes.Group,
    "occupation": codes.Occupation,
    "stance": codes.Stance,
    "scope": codes.Scope,
    "responsibility": codes.Responsibility,
    "grade": codes.Grade,
    "strike_status": codes.StrikeStatus,
    "time_precision": codes.TimePrecision,
    "place_precision": codes.PlacePrecision,
    "qualifier": codes.Qualifier,
    "claim_kind": codes.ClaimKind,
    "actor_role": codes.ActorRole,
    "causation": codes.Causation,
    "damage_status": codes.DamageStatus,
    "unit": codes.Unit,
    "block_kind": codes.BlockKind,
    "document_status": codes.DocumentStatus,
    "visibility": codes.VisibilityLevel,
    "relation": codes.RelationKind,
}
KEYS = {"code", "label", "definition", "example", "source", "ucdp", "acled", "airwars", "who_ssa"}


@pytest.mark.parametrize("name", LISTS)
def test_a_codelist_has_exactly_the_record_s_codes(name: str) -> None:
    """The data and the types name the same codes in the same order."""
    rows = load_yaml(f"codelists/{name}.yaml")["codes"]
    assert tuple(row["code"] for row in rows) == get_args(LISTS[name])


@pytest.mark.parametrize("name", LISTS)
def test_every_code_is_explained(name: str) -> None:
    """A list says what it is about and whence; a code has a label, a definition and an example, and no unknown key."""
    content = load_yaml(f"codelists/{name}.yaml")
    assert content["title"]
    assert content["about"]
    assert content["source"]
    for row in content["codes"]:
        assert row["label"], row
        assert row["definition"], row
        assert row["example"], row
        assert set(row) <= KEYS, row


def test_no_codelist_file_is_left_out() -> None:
    """Each file in the folder belongs to a type of the record."""
    assert {path.stem for path in rules_path("codelists").glob("*.yaml")} == set(LISTS)


def test_the_reference_page_is_up_to_date() -> None:
    """The generated page is what the YAML says now."""
    command = [sys.executable, str(ROOT / "scripts" / "build_docs.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

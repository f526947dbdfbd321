"""Which extractor reads, and what the user is told."""

import json
import os
import subprocess
import sys

from tests.extractors.server import serving
from tests.extractors.test_openai_compatible import SHELLING, answer, claim


def extract(tmp_path, **settings: str) -> subprocess.CompletedProcess[str]:
    """`tollbook extract` over one report with these settings."""
    report = tmp_path / "report.txt"
    report.write_text(SHELLING, encoding="utf-8")
    command = [sys.executable, "-m", "tollbook", "extract", str(report)]
    env = {k: v for k, v in os.environ.items() if not k.startswith("TOLLBOOK_")} | settings
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


def test_the_rules_read_unless_told_otherwise_and_say_nothing(tmp_path):
    """Without a setting no text is sent and no warning given."""
    done = extract(tmp_path)
    (found,) = json.loads(done.stdout)["claims"]
    assert found["rule"].startswith("harm.")
    assert done.stderr == ""


def test_a_plain_warning_says_that_text_is_sent_away(tmp_path):
    """The warning names the address, once; claims and the incident then come from the model's words."""
    with serving(answer(claim())) as endpoint:
        settings = {"URL": endpoint.url, "MODEL": "small", "CACHE": str(tmp_path / "cache")}
        done = extract(
            tmp_path, TOLLBOOK_EXTRACTOR="openai", **{f"TOLLBOOK_LLM_{name}": value for name, value in settings.items()}
        )
    reading = json.loads(done.stdout)
    assert [c["rule"] for c in reading["claims"]] == ["openai:small"]
    assert reading["incidents"][0]["killed"]["low"] == 12
    assert done.stderr.count(f"WARNING: text of your documents is sent to {endpoint.url}") == 1


def test_a_wrong_setting_is_told_before_the_first_document(tmp_path):
    """An unknown extractor, or one without its address, ends the command with one sentence that names the setting."""
    unknown, without = extract(tmp_path, TOLLBOOK_EXTRACTOR="crystal"), extract(tmp_path, TOLLBOOK_EXTRACTOR="openai")
    assert (unknown.returncode != 0, without.returncode != 0) == (True, True)
    assert "no extractor named crystal; there are openai, rules" in unknown.stderr
    assert "TOLLBOOK_LLM_URL is missing" in without.stderr
    assert "Traceback" not in unknown.stderr + without.stderr

"""The README is kept true: its commands exist, its sample is the record, its pictures are there."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_command_of_the_readme_is_a_target() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^    |`)make (\w+)", README, re.MULTILINE))
    assert {"run", "test", "check", "bench"} <= named <= targets


def test_the_sample_says_what_the_record_says() -> None:
    found = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert found
    sample = yaml.safe_load(found[1])
    record = yaml.safe_load((ROOT / "data/funding/ebrd-crm-ta-facility.yaml").read_text(encoding="utf-8"))
    assert sample["title"]["en"] == record["title"]["en"]
    del sample["title"]
    assert sample == {key: record[key] for key in sample}


def test_every_picture_and_file_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^]]+]\(([^)]+)\)", README)
    assert len(pictures) >= 5
    files = [*pictures, *re.findall(r"`((?:data|static|scripts|pages|\.ci)/[\w./-]*\w)`", README)]
    assert [name for name in files if not (ROOT / name).exists()] == []

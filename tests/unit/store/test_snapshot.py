"""Whatever lies in the folder, loading returns a result that names it, and the rest is served."""

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from cooperation.reading.yaml_text import LONGEST_FILE
from cooperation.store import snapshot as module
from cooperation.store.editor_files import is_editors_file

LEFT_BY_EDITORS = (
    ".#summit.yaml", "._summit.yaml", "~$summit.yaml", ".summit.yaml.swp", "summit.yaml~", "#summit.yaml#",
    "Thumbs.db", "desktop.ini", ".DS_Store", ".goutputstream-X1", "4913", "summit.yaml.tmp", "summit.yaml.swp",
)  # fmt: skip


@pytest.fixture
def served(folder: Any) -> Any:
    folder.write("milestones", "summit")
    return folder


def lay_folder(path: Path) -> None:
    path.mkdir()


def lay_loop(path: Path) -> None:
    path.symlink_to(path.name)


def lay_dangling_link(path: Path) -> None:
    path.symlink_to("user@host.1234:1700000000")


def lay_link_to_a_record(path: Path) -> None:
    path.symlink_to("summit.yaml")


def lay_link_out_of_the_folder(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def lay_pipe(path: Path) -> None:
    os.mkfifo(path)


LAID = (
    lay_folder, lay_loop, lay_dangling_link, lay_link_to_a_record, lay_link_out_of_the_folder, lay_pipe,
)  # fmt: skip


@pytest.mark.parametrize("lay", LAID, ids=lambda lay: lay.__name__)
@pytest.mark.parametrize("name", ["milestones/odd.yaml", "milestones/odd", "reference/glossary.yaml"])
def test_what_is_no_file_is_unreadable_and_named_and_the_rest_is_served(
    served: Any, lay: Any, name: str
) -> None:
    lay(served.path / name)
    loaded = served.load()
    assert set(loaded.catalogue.records) == {"summit"}
    assert loaded.unreadable == (f"data/{name}",)
    assert [problem.file for problem in loaded.problems] == [f"data/{name}"]


@pytest.mark.parametrize("lay", [lay_loop, lay_dangling_link, lay_pipe], ids=lambda lay: lay.__name__)
def test_a_folder_of_records_that_is_none_is_unreadable(served: Any, lay: Any) -> None:
    lay(served.path / "funding")
    loaded = served.load()
    assert (set(loaded.catalogue.records), loaded.unreadable) == ({"summit"}, ("data/funding",))


def test_a_link_to_what_cannot_be_read_is_a_warning(served: Any) -> None:
    lay_pipe(served.path / "milestones" / "odd.yaml")
    served.write("milestones", "party", of="odd")
    problems = [(p.record_id, p.severity) for p in served.load().problems]
    assert problems == [("odd", "error"), ("party", "warning")]


def test_a_file_that_may_not_be_opened_is_withheld(served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root, who runs these tests in a container, may open everything."""

    def refuse(path: Path) -> bytes:
        if path.name == "closed.yaml":
            raise PermissionError(13, "Permission denied")
        return content(path)

    content = module._content
    monkeypatch.setattr(module, "_content", refuse)
    served.write("milestones", "closed")
    loaded = served.load()
    assert loaded.withheld == ("data/milestones/closed.yaml",)
    assert loaded.catalogue.withheld == {"closed"}
    assert [(p.file, p.message) for p in loaded.problems] == [
        ("data/milestones/closed.yaml", "the file cannot be opened (Permission denied)")
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_mode_000_of_a_file_or_a_folder_is_a_problem(served: Any) -> None:
    served.write("milestones", "closed").chmod(0)
    served.write("funding", "grant").parent.chmod(0)
    try:
        loaded = served.load()
    finally:
        (served.path / "funding").chmod(0o700)
    assert set(loaded.catalogue.records) == {"summit"}
    assert loaded.unreadable == ("data/funding",)


def test_a_file_that_vanishes_while_it_is_read_was_not_there(
    served: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(path: Path) -> bytes:
        if path.name == "brief.yaml":
            path.unlink(missing_ok=True)
        return content(path)

    content = module._content
    monkeypatch.setattr(module, "_content", vanish)
    monkeypatch.setattr(module, "PAUSE", 0)
    served.write("milestones", "brief")
    loaded = served.load()
    assert (set(loaded.catalogue.records), loaded.problems) == ({"summit"}, ())


def test_a_pipe_that_takes_the_place_of_a_file_meanwhile_does_not_hang(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = threading.Thread(target=module._content, args=[pipe], daemon=True)
    reader.start()
    reader.join(5)
    assert not reader.is_alive()


def test_a_huge_file_is_refused_without_being_read_whole(served: Any) -> None:
    path = served.write("milestones", "huge")
    with path.open("r+b") as file:
        file.truncate(50_000_000)
    loaded = served.load()
    assert [(p.record_id, p.message) for p in loaded.problems] == [
        ("huge", f"longer than {LONGEST_FILE:,} characters")
    ]
    assert loaded.sources == {}
    assert loaded.withheld == ("data/milestones/huge.yaml",)


def test_every_half_of_a_record_loads(served: Any) -> None:
    path = served.write("funding", "half")
    content = path.read_bytes()
    for length in range(0, len(content), 7):
        path.write_bytes(content[:length])
        assert "summit" in served.load().catalogue.records


@pytest.mark.parametrize("name", LEFT_BY_EDITORS)
def test_what_editors_leave_is_passed_over_and_listed(served: Any, name: str) -> None:
    assert is_editors_file(name)
    served.file(f"milestones/{name}", "title: half of a\n  wrong: [file")
    loaded = served.load()
    assert (loaded.problems, loaded.unreadable, loaded.withheld) == ((), (), ())
    assert loaded.ignored == (f"data/milestones/{name}",)


def test_the_lock_of_emacs_is_a_dangling_link_and_passed_over(served: Any) -> None:
    lay_dangling_link(served.path / "milestones" / ".#summit.yaml")
    loaded = served.load()
    assert (loaded.problems, loaded.unreadable) == ((), ())


@pytest.mark.parametrize(
    "name", ["summit.yaml", "a-tmp.yaml", "summit.txt", "summit (copy).yaml", "summit.yml"]
)
def test_a_record_or_its_copy_is_never_taken_for_what_an_editor_left(name: str) -> None:
    assert not is_editors_file(name)


def test_yaml_that_nobody_would_read_is_named(served: Any) -> None:
    served.write("milestones", "deep")
    served.path.joinpath("milestones", "more").mkdir()
    (served.path / "milestones" / "deep.yaml").rename(served.path / "milestones" / "more" / "deep.yaml")
    served.file("note.yaml", "title: x\n")
    served.file("old/note.yaml", "title: x\n")
    served.file(".git/note.yaml", "title: x\n")
    said = {problem.file: problem.message for problem in served.load().problems}
    stray = "no record is read from here"
    assert said == {
        "data/milestones/more": "this is a folder, and no file",
        "data/milestones/more/deep.yaml": stray,
        "data/note.yaml": stray,
        "data/old/note.yaml": stray,
    }


def test_a_name_that_is_no_text_can_be_reported(served: Any) -> None:
    (served.path / "milestones" / os.fsdecode(b"caf\xe9.yaml")).write_text("title: x\n")
    (served.path / "milestones" / "two\nlines.yaml").write_text("title: x\n")
    names = {problem.file for problem in served.load().problems}
    assert names == {"data/milestones/caf\\xe9.yaml", "data/milestones/two\\nlines.yaml"}


def test_a_folder_that_changes_while_it_is_read_is_read_again(
    served: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save_meanwhile(path: Path) -> bytes:
        found = content(path)
        if path.name == "summit.yaml" and not (served.path / "milestones" / "forum.yaml").exists():
            served.write("milestones", "early", date="2025-05-05")
            served.write("milestones", "forum", of="early")
        return found

    content = module._content
    monkeypatch.setattr(module, "_content", save_meanwhile)
    monkeypatch.setattr(module, "PAUSE", 0)
    assert set(served.load().catalogue.records) == {"summit", "early", "forum"}

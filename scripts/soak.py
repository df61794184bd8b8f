"""Run the tests marked `soak` with their large samples, and write the result with day and commit to tests/soak.txt."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULT = ROOT / "tests" / "soak.txt"


def main() -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-m",
        "soak",
        "--numprocesses",
        "2",
        "tests/unit",
        "tests/pages",
    ]
    environment = {**os.environ, "SOAK": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout)
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    verdict = "passed" if done.returncode == 0 else "failed"
    counted = len([line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))])
    RESULT.write_text(f"{date.today()} {commit}: {verdict}, {counted} failures\n", encoding="utf-8")
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()

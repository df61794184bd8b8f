"""Make sure of a Chromium for the browser tests: the system's, else Debian's package, else Playwright's own."""

import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    if any(shutil.which(name) for name in NAMES):
        return
    if shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-q"], check=False)
        packages = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]
        if (
            subprocess.run(
                packages,
                env={"DEBIAN_FRONTEND": "noninteractive", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
                check=False,
            ).returncode
            == 0
        ):
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    main()

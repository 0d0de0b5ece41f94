"""A disk that is soon full: a file system of its own, where the machine lets us make one."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class SmallDisk:
    """Where it is mounted, and how it grows."""

    def __init__(self, path: Path, kilobytes: int) -> None:
        self.path = path
        path.mkdir()
        if not self._mount(f"size={kilobytes}k"):
            pytest.skip("mounting is not allowed here")

    def grow(self) -> None:
        """Now there is room."""
        assert self._mount("remount,size=100m")

    def fill(self) -> None:
        """Leave no room at all."""
        with (self.path / "filling").open("wb", buffering=0) as file:
            try:
                while file.write(b"0" * 4096):
                    pass
            except OSError:
                return

    def files(self) -> list[str]:
        """Every file on it."""
        return sorted(str(x.relative_to(self.path)) for x in self.path.rglob("*") if x.is_file())

    def _mount(self, options: str) -> bool:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.path)]
        try:
            return subprocess.run(command, capture_output=True, check=False).returncode == 0
        except OSError:
            return False


@contextmanager
def small_disk(path: Path, *, kilobytes: int) -> Iterator[SmallDisk]:
    """A new disk at the path, gone afterwards."""
    made = SmallDisk(path, kilobytes)
    try:
        yield made
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)

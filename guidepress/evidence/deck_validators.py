"""The validators of slides. Both are Python packages."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import CompletedProcess

from guidepress.evidence.verdicts import Findings, Validator, output_of, package_version


class _Package(Validator):
    """A validator that is a Python package. If it finds fault with one of many files, each is judged by itself."""

    endings = (".pptx",)
    module: str
    words: tuple[str, ...] = ()
    """What stands before the files on its command line."""

    @property
    def version(self) -> str | None:
        there = importlib.util.find_spec(self.module) is not None
        return package_version(self.module.replace("_", "-")) if there else None

    def judge(self, files: Sequence[Path], scratch: Path) -> Mapping[Path, Findings]:
        if self._together(files, scratch).returncode == 0:
            return {path: Findings() for path in files}
        return {path: self._alone(path) for path in files}

    def _together(self, files: Sequence[Path], scratch: Path) -> CompletedProcess[str]:
        """Judges all files in one start."""
        return self._run(files)

    def _alone(self, path: Path) -> Findings:
        run = self._run([path])
        if run.returncode == 0:
            return Findings()
        lines = [line.strip() for line in (run.stdout + run.stderr).splitlines() if line.strip()]
        return Findings(tuple(lines[-20:]) or (f"exit status {run.returncode}",))

    def _run(self, files: Sequence[Path]) -> CompletedProcess[str]:
        code = f"import sys; from importlib.metadata import entry_points as e; sys.argv[0] = {self.module!r}; "
        code += f"(s,) = e(group='console_scripts', name={self.module.replace('_', '-')!r}); sys.exit(s.load()())"
        return output_of([sys.executable, "-c", code, *self.words, *map(str, files)])


class OpenXmlAudit(_Package):
    """openxml-audit, which compares parts with their schemas. It takes one file or one folder."""

    name = "openxml-audit"
    rules = "Office Open XML"
    get = "python -m pip install openxml-audit"
    module = "openxml_audit"

    def _together(self, files: Sequence[Path], scratch: Path) -> CompletedProcess[str]:
        for number, path in enumerate(files):
            shutil.copyfile(path, scratch / f"{number}.pptx")
        return self._run([Path("-r"), scratch])


class OoxmlIntegrity(_Package):
    """ooxml-integrity, which finds words that do not fit and parts that are missing."""

    name = "ooxml-integrity"
    rules = "whether slides open and their words fit"
    get = "python -m pip install ooxml-integrity"
    module = "ooxml_integrity"
    words = ("check",)

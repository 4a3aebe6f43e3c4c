"""A guide with letters and signs that the typeface lacks: the starter with one more part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from guidepress import build
from tests.conftest import copy_starter

SIGNS = "✓ → ★ ☐ ☑ ✗ ✅ µ ₂ ⅔ ⇒ ① Ⅳ ₽"
GREEK = "Μια καλή συνάντηση έχει μία ερώτηση"
RUSSIAN = "У хорошей встречи есть вопрос"
VIETNAMESE = "Một cuộc họp tốt: ẾCH, KẾT QUẢ, được"
POLISH = "Zażółć gęślą jaźń"
PART = f"""
part: Words → ✓
id: tongues
number: 2
accent: 2
opens: {SIGNS}
facilitate:
  outcomes: ["Say ✓ in {GREEK}"]
sections:
  - title: {GREEK}
    id: tongues.one
    body:
      - text: |
          {SIGNS}

          {GREEK}

          {RUSSIAN}, **{RUSSIAN}**

          {VIETNAMESE}

          {POLISH}
      - figure: {RUSSIAN}
        alt: Two boxes ✓
        diagram:
          size: [120, 24]
          shapes:
            - {{box: Θέμα ✓, at: [0, 4], size: [30, 16], tone: soft-1}}
            - {{box: Вопрос →, at: [45, 4], size: [30, 16], tone: accent-1, strong: true}}
"""
Files = Mapping[str, bytes]


@cache
def tongues(*formats: str, language: str = "en-GB") -> Files:
    """The files of the guide, in these formats."""
    with TemporaryDirectory() as folder:
        return files_of(Path(folder) / "guide", PART, formats, language)


def files_of(
    folder: Path,
    part: str,
    formats: Sequence[str],
    language: str = "en-GB",
    change: Callable[[Path], None] = lambda folder: None,
) -> Files:
    """The files of the starter with one more part, which is written in `folder`. It has no errors.

    `change` may add to the folder before anything is built.
    """
    copy_starter(folder)
    change(folder)
    (folder / "source" / "parts" / "04-tongues.yaml").write_text(part, encoding="utf-8")
    guide = folder / "source" / "guide.yaml"
    text = guide.read_text(encoding="utf-8").replace("[welcome, meet, back]", "[welcome, meet, tongues, back]")
    text = text.replace("language: en-GB", f"language: {language}")
    guide.write_text(text.replace("title: Better meetings", "title: Better meetings → ✓"), encoding="utf-8")
    result = build(folder, formats)
    assert [problem for problem in result.problems if problem.severity.value == "error"] == []
    return result.files

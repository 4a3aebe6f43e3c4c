"""The sample edition in editions/ fits this guide."""

from __future__ import annotations

from guidepress.core.problems import Problems
from guidepress.core.tool_files import tool_file
from guidepress.pipeline.build import check
from guidepress.pipeline.project import Project
from guidepress.source.overlays import edition_names
from tests.conftest import HOME


def test_the_sample_has_no_mistake_and_calls_for_no_advice() -> None:
    assert edition_names(HOME / "editions") == ["leafshire"]
    problems = Problems()
    project = Project(HOME / "source", tool_file("layouts"), HOME / "output", edition="leafshire")
    check(project, problems, quick=True)
    assert [str(problem) for problem in problems] == []

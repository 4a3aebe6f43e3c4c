from guidepress.document.blocks import ByMedium, Paragraph
from guidepress.document.inline import Run
from guidepress.document.page_map import PageBreak
from tests.epub_cases import exercise


def words(text: str, key: str) -> Paragraph:
    return Paragraph((Run(text),), key=f"by-medium/{key}")


PRINTED = (words("On page 4 of the workbook.", "1"), words("Page 5 begins here.", "2"))
BLOCKS = (
    ByMedium(PRINTED, {"book": (words("In the book.", "3"),), "web": (words("On the web.", "4"),)}, "by-medium/5"),
    ByMedium((words("On paper, and in the book.", "6"),), {"course": (words("In a course.", "7"),)}, "by-medium/8"),
    exercise("note", privacy_in={"book": "A note for the book.", "web": "A note for the web."}),
)
BREAKS = (
    PageBreak(3, "part"),
    PageBreak(4, "by-medium/1"),
    PageBreak(5, "by-medium/2"),
    PageBreak(6, "by-medium/6"),
)

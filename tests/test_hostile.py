"""Sources that mean harm: each gets a clear error, or does none. Work and memory stay small, and nothing is fetched.

The command runs as a process of its own, under a watch (`WATCH`) that ends it when it opens a connection, starts a
program, or writes anywhere but into the output.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from lxml import etree, html
from PIL import Image

from tests import PATIENCE
from tests.conftest import HOME, copy_starter

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and wait4 are for POSIX")
pytestmark = POSIX
CALLS, MEGABYTES = 20_000_000, 1000
"""The most that a command may make; a build of the starter makes half a million calls (`tests/effort.py`)."""

WATCH = """
import os, resource, sys
from pathlib import Path
from tests import PATIENCE
from tests.effort import TooMuchError, calls
resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
output = Path(sys.argv[sys.argv.index("--guide") + 1]).resolve() / "output"
FORBIDDEN = {"socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto", "socket.gethostbyname",
             "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile", "ctypes.dlopen"}
watching = False

def hook(event, arguments):
    if not watching:
        return
    if event in FORBIDDEN:
        if event == "ctypes.dlopen" and arguments[0] is None:
            return
        os.write(2, f"WATCH {event} {arguments!r}\\n".encode())
        os._exit(99)
    if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        path, mode, flags = arguments
        writes = (mode and set(mode) & set("wax+")) or (flags or 0) & (os.O_WRONLY | os.O_RDWR)
        where = Path(os.path.realpath(os.fsdecode(path)))
        if writes and not where.is_relative_to(output) and where != Path(os.devnull):
            os.write(2, f"WATCH writes {where}\\n".encode())
            os._exit(99)

sys.addaudithook(hook)
sys.dont_write_bytecode = True
from guidepress.cli.main import main

def work():
    global status
    status = main(sys.argv[1:])

watching = True
try:
    calls(work, CALLS)
except TooMuchError as error:
    os.write(2, f"WATCH {error}\\n".encode())
    os._exit(99)
watching = False
sys.exit(status)
""".replace("CALLS", str(CALLS))


@dataclass(frozen=True)
class Run:
    """How a command ended."""

    status: int
    said: str
    megabytes: float


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide of the starter's files, to be copied."""
    folder = tmp_path_factory.mktemp("hostile") / "guide"
    copy_starter(folder)
    return folder


@pytest.fixture
def guide(starter: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "guide"
    shutil.copytree(starter, folder)
    return folder


def watched(guide: Path, *arguments: str) -> Run:
    """Runs the command under the watch, and holds it to its work and memory."""
    log = guide / "said.txt"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", WATCH, *arguments, "--guide", str(guide)],
            env={**os.environ, "PYTHONPATH": str(HOME)},
            stdout=stream,
            stderr=stream,
            stdin=subprocess.DEVNULL,
            cwd=guide,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    megabytes = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    said = log.read_text(encoding="utf-8", errors="replace")
    log.unlink()
    run = Run(process.returncode, said, megabytes)
    assert "WATCH" not in said, said
    assert "Traceback" not in said, said
    assert "the tool itself has a fault" not in said, said
    assert megabytes < MEGABYTES, run
    return run


def refused(guide: Path, code: str, *arguments: str) -> str:
    """Runs a command that must report an error of this code; returns what was said."""
    run = watched(guide, *(arguments or ("check",)))
    assert run.status == 1, run.said
    assert f" error {code}: " in run.said, run.said
    assert not (guide / "output").exists()
    return run.said


def part(guide: Path) -> Path:
    return guide / "source" / "parts" / "02-meet.yaml"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# ------------------------------------------------------------------------------------------------- the watch itself


@pytest.mark.parametrize(
    "harm",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "open('elsewhere.txt', 'w')",
        "all(abs(number) == 0 for number in iter(int, 1))",
    ],
)
def test_the_watch_sees(guide: Path, harm: str) -> None:
    code = WATCH.replace("status = main(sys.argv[1:])", f"status = 0; {harm}")
    command = [sys.executable, "-c", code, "check", "--guide", str(guide)]
    run = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(HOME)}, capture_output=True, text=True, cwd=guide
    )
    assert run.returncode == 99, run.stderr


def test_a_whole_build_fetches_nothing_and_writes_only_output(guide: Path) -> None:
    run = watched(guide)
    assert run.status == 0, run.said
    assert (guide / "output" / "better-meetings.epub").exists()


def test_a_build_without_a_network(guide: Path) -> None:
    """The same with the network really gone, where the system lets us take it away."""
    probe = ["unshare", "--net", "true"]
    if shutil.which("unshare") is None or subprocess.run(probe, capture_output=True).returncode:
        pytest.skip("this system does not let us take the network away; the watch stands for it")
    run = subprocess.run(
        ["unshare", "--net", sys.executable, "-X", "utf8", "-m", "guidepress", "--guide", str(guide)],
        env={**os.environ, "PYTHONPATH": str(HOME)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert run.returncode == 0, run.stderr


# ------------------------------------------------------------------------------------------------- YAML


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yaml-alias", LAUGHS),
        ("yaml-alias", "part: &p One\nid: *p\n"),
        ("yaml-alias", "part: One\n<<: *base\n"),
        ("yaml-tag", "part: !!python/object/apply:os.system ['touch elsewhere']\nid: meet\n"),
        ("yaml-tag", "part: !!python/name:os.system\nid: meet\n"),
        ("yaml-tag", "part: !<tag:yaml.org,2002:python/object/new:os.system> [x]\nid: meet\n"),
        ("yaml-tag", "part: !!binary aGVsbG8=\nid: meet\n"),
        ("too-deep", "part: " + "[" * 100_000),
        ("too-deep", "part: " + "{a: " * 100_000),
        ("too-deep", "- " * 2_000 + "x"),
        ("yaml-syntax", "part: One\n---\npart: Two\n"),
        ("too-large", "part: [" + "x, " * 200_000 + "x]\n"),
        ("too-large", "# " + "x" * 6_000_000),
        ("too-long", "part: One\nid: meet\nopens: |\n  " + "word " * 100_000 + "\n"),
        ("control-character", 'part: "\\u202egnitset"\nid: meet\n'),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_yaml_that_means_harm(guide: Path, code: str, text: str) -> None:
    part(guide).write_text(text, encoding="utf-8")
    said = refused(guide, code)
    assert "source/parts/02-meet.yaml:" in said
    assert len(said) < 20_000
    assert not list(guide.rglob("elsewhere*"))


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\uffff"]
)
def test_characters_that_nobody_sees(guide: Path, character: str) -> None:
    change(part(guide), "Most meetings", f"Most {character} meetings")
    said = refused(guide, "control-character")
    assert character not in said.replace("\n", ""), "the message itself must not carry it to a terminal"


@pytest.mark.parametrize("size", [10, 99_999_999, 999_999_999])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lines: 4", "lines: 1{}"),
        ("accent: 1 ", "notes: 1{}\naccent: 1 "),
        ("minutes: 5\n", "minutes: 1{}\n"),
        ("size: [120, 24]", "size: [1{0}, 1{0}]"),
        ("tone: soft-1}", "tone: soft-1, text-size: 1{}}}"),
        ("full: 15 ", "full: 1{} "),
    ],
)
def test_numbers_beyond_measure(guide: Path, old: str, new: str, size: int) -> None:
    """A number of nine digits is no more work than a small one."""
    change(part(guide), old, new.format(str(size)[1:]))
    run = watched(guide, "check")
    assert run.status in (0, 1), run.said
    if size > 1000:
        assert "error" in run.said


# ------------------------------------------------------------------------------------------------- paths and links


FIGURE = "      - figure: A picture\n        alt: A picture of nothing that anybody knows.\n        image: {}\n"


def with_image(guide: Path, name: str) -> None:
    change(part(guide), "      # An exercise.", FIGURE.format(name) + "      # An exercise.")


@pytest.mark.parametrize(
    "name",
    [
        "../../secret.png",
        "/etc/passwd",
        "..",
        ".",
        "sub/pic.png",
        '"..\\\\..\\\\secret.png"',
        "C:\\secret.png",
        "//host/share/x.png",
    ],
)
def test_a_picture_from_elsewhere(guide: Path, name: str) -> None:
    Image.new("RGB", (9, 9)).save(guide.parent / "secret.png")
    with_image(guide, name)
    run = watched(guide, "pdf")
    assert run.status == 1
    assert re.search(r" error (path-outside|missing-asset|bad-asset): ", run.said), run.said
    assert not (guide / "output").exists()


def test_links_out_of_the_project_are_not_followed(guide: Path) -> None:
    secret = guide.parent / "secret.png"
    Image.new("RGB", (9, 9)).save(secret)
    (guide / "assets" / "images" / "pic.png").symlink_to(secret)
    with_image(guide, "pic.png")
    assert "a link out of assets/images" in refused(guide, "path-outside", "pdf")


@pytest.mark.parametrize("name", ["guide.yaml", "words.yaml", "cards.yaml", "parts/02-meet.yaml"])
def test_source_files_that_are_links(guide: Path, name: str) -> None:
    path = guide / "source" / name
    if name == "words.yaml":
        path.write_text("contents: What is inside\n", encoding="utf-8")
    moved = guide.parent / "moved.yaml"
    path.rename(moved)
    path.symlink_to(moved)
    refused(guide, "path-outside")


def test_a_link_to_itself(guide: Path) -> None:
    path = guide / "source" / "parts" / "04-round.yaml"
    path.symlink_to(path)
    refused(guide, "file-missing")


def test_pipes_and_devices_keep_nobody_waiting(guide: Path) -> None:
    os.mkfifo(guide / "source" / "parts" / "04-pipe.yaml")
    os.mkfifo(guide / "assets" / "images" / "pipe.png")
    refused(guide, "file-missing")
    (guide / "source" / "parts" / "04-pipe.yaml").unlink()
    with_image(guide, "pipe.png")
    refused(guide, "missing-asset")


def test_an_id_makes_no_path(guide: Path) -> None:
    for slug in ("../../elsewhere", "/elsewhere", "a/b", "a\\\\b", "..", "con:"):
        text = (guide / "source" / "guide.yaml").read_text(encoding="utf-8")
        changed = re.sub(r"(?m)^slug: .*$", f'slug: "{slug}"'.replace("\\", r"\\"), text)
        (guide / "source" / "guide.yaml").write_text(changed, encoding="utf-8")
        refused(guide, "wrong-value", "all")


ADDRESSES = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java&#115;cript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//example.org/x",
    "https://user:pass@example.org/",
    "https:/example.org",
    "\\\\host\\share",
    "ftp://example.org/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_that_no_reader_should_open(guide: Path, address: str) -> None:
    change(part(guide), "[in the next section](#meet.look)", f"[link]({address})")
    run = watched(guide, "check")
    assert run.status == 1, run.said
    assert re.search(r" error (bad-link|markup-not-allowed): ", run.said), run.said


RESOURCES = """\
      - resources: Things to read
        entries:
          - id: res.bad
            title: A thing
            publisher: Somebody
            text: What it is.
            link: {}
      # An exercise."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_of_resources(guide: Path, address: str) -> None:
    quoted = "'" + address + "'"
    change(part(guide), "      # An exercise.", RESOURCES.format(quoted))
    refused(guide, "bad-link")


# ------------------------------------------------------------------------------------------------- markup in text

MARKUP = [
    '<script>alert("x")</script>',
    "</title><script src=https://evil.example/x.js></script>",
    "<b>bold</b> <font color=red size=99>red</font> <para>",
    '<img src="https://evil.example/x.png"/> <a href="javascript:alert(1)">x</a>',
    "]]> <!-- --> <?php evil ?> <![CDATA[ x ]]>",
    "(paren) \\) ET Q /JavaScript << /S /JavaScript >> endobj",
    "{title} {0.__class__} {{ink}} %s %(x)s ${HOME} $(id)",
    "=cmd|' /C calc'!A0 @SUM(1) +1 -1",
    "../../../etc/passwd %00 CON NUL",
]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_titles_is_text(guide: Path, text: str) -> None:
    """Titles, options, cards and names take no marks: what looks like markup of any format is printed as it stands."""
    quoted = "'" + text.replace("'", "''") + "'"
    about, cards = guide / "source" / "guide.yaml", guide / "source" / "cards.yaml"
    change(about, "title: Better meetings", f"title: {quoted}")
    change(about, "label: Tip", f"label: {quoted}")
    change(about, "label: For you", f"label: {quoted}")
    change(part(guide), "title: Your question", f"title: {quoted}")
    change(part(guide), "title: One question each", f"title: {quoted}")
    change(cards, "title: Questions that make a question sharper", f"title: {quoted}")
    run = watched(guide)
    assert run.status == 0, run.said
    harmless(guide / "output", text)


def harmless(output: Path, text: str) -> None:
    """The text stands in every file as text, and no file holds a script, an action, or an address of its own."""
    words = " ".join(text.split())
    with pikepdf.open(next(output.glob("*-workbook.pdf"))) as pdf:
        names = {str(key) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) for key in one.keys()}  # noqa: SIM118
        assert not names & {"/JS", "/AA", "/OpenAction", "/Launch", "/EmbeddedFiles", "/URI", "/SubmitForm"}
        assert str(pdf.docinfo.get("/Title", "")) in ("", text) or words in str(pdf.docinfo["/Title"])
    met = 0
    for path in [*output.glob("*.epub"), *output.rglob("*.pptx")]:
        with zipfile.ZipFile(path) as package:
            for entry in package.namelist():
                assert not entry.startswith("/"), entry
                assert ".." not in Path(entry).parts, entry
                if entry.endswith((".xml", ".xhtml", ".opf", ".ncx", ".rels", ".svg")):
                    root = etree.fromstring(
                        package.read(entry), etree.XMLParser(resolve_entities=False, no_network=True)
                    )
                    met += words in " ".join("".join(root.itertext()).split())
                    tags = {etree.QName(node).localname.lower() for node in root.iter(etree.Element)}
                    assert not tags & {"script", "iframe", "object", "embed", "font", "b", "foreignobject"}, entry
                    values = [str(value) for node in root.iter(etree.Element) for value in node.attrib.values()]
                    assert not [value for value in values if value.lower().startswith(("javascript:", "https://evil"))]
    assert met >= 3, "the text stands in the book and on slides"
    for path in output.glob("*.zip"):
        harmless_pages(path, words)


def harmless_pages(path: Path, words: str) -> None:
    """The same of web pages: their only scripts are files of the package that the tool itself puts there."""
    met = 0
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        for entry in (name for name in names if name.endswith(".html")):
            root = html.document_fromstring(package.read(entry).decode("utf-8"))
            met += words in " ".join(root.text_content().split())
            scripts = [(one.text, one.get("src", "").partition("?")[0]) for one in root.iter("script")]
            assert not [script for script, source in scripts if script or source not in names], entry
            assert not root.xpath("//object | //embed | //foreignobject | //base | //body//style"), entry
            assert all(frame.get("data-course-frame") is not None for frame in root.iter("iframe")), entry
            assert not [source for source in root.xpath("//img/@src") if source not in names], entry
            for node in root.iter(etree.Element):
                assert not [key for key in node.attrib if str(key).startswith(("on", "style"))], entry
                values = [str(value).lower() for value in node.attrib.values()]
                assert not [value for value in values if value.startswith(("javascript:", "https://evil"))], entry
    assert met >= 2, "the text stands on pages"


@pytest.mark.parametrize("text", ["<b>bold</b>", '<script src="x"></script>', "<!-- note -->", "![x](y.png)"])
def test_markup_in_prose_is_refused(guide: Path, text: str) -> None:
    change(part(guide), "Most meetings have a topic.", f"Most {text} have a topic.")
    refused(guide, "markup-not-allowed")


@pytest.mark.parametrize(
    "braces", ["{0.__class__}", "{page.__init__}", "{page!r}", "{page:>999999999}", "{unknown}", "{"]
)
def test_braces_in_words(guide: Path, braces: str) -> None:
    words = guide / "source" / "words.yaml"
    words.write_text(f'page: "Page {braces}"\n', encoding="utf-8")
    assert refused(guide, "wrong-value").count("source/words.yaml") >= 1


# ------------------------------------------------------------------------------------------------- pictures and icons


def png(width: int, height: int, *, rows: int) -> bytes:
    """A PNG that says it has this size, with `rows` rows of zeros packed as small as they go."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    packer = zlib.compressobj(9)
    row = bytes(1 + 3 * width)
    data = b"".join(packer.compress(row) for _ in range(rows)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (png(60_000, 60_000, rows=400), "over 40 million pixels"),
        (png(9_000, 9_000, rows=9_000), "over 40 million pixels"),
        (png(2**31 - 1, 2**31 - 1, rows=0), ""),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 100, "not a whole PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a whole PNG"),
        (b"%!PS\n/x {x} def x\n", "not a whole PNG"),
        (b"GIF89a" + bytes(100), "not a whole PNG"),
    ],
    ids=["bomb", "large", "endless", "noise", "svg", "postscript", "gif"],
)
def test_pictures_that_mean_harm(guide: Path, data: bytes, reason: str) -> None:
    (guide / "assets" / "images" / "pic.png").write_bytes(data)
    with_image(guide, "pic.png")
    assert reason in refused(guide, "bad-asset", "pdf")


def test_a_picture_with_a_bomb_in_its_notes(guide: Path) -> None:
    text = zlib.compress(bytes(200_000_000), 9)
    good = png(8, 8, rows=8)
    chunk = b"zTXt" + b"Comment\0\0" + text
    notes = (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    (guide / "assets" / "images" / "pic.png").write_bytes(good[:33] + notes + good[33:])
    with_image(guide, "pic.png")
    run = watched(guide, "pdf")
    assert run.status in (0, 1), run.said


def test_the_largest_picture_that_is_allowed(guide: Path) -> None:
    (guide / "assets" / "images" / "pic.png").write_bytes(png(6_300, 6_300, rows=6_300))
    with_image(guide, "pic.png")
    run = watched(guide)
    assert run.status == 0, run.said


def test_a_name_of_a_picture_makes_no_path_in_a_package(guide: Path) -> None:
    name = "we & 'ird <pic>%2e%2e #é.png"
    Image.new("RGB", (90, 60), "#336699").save(guide / "assets" / "images" / name)
    with_image(guide, '"' + name + '"')
    run = watched(guide)
    assert run.status == 0, run.said
    harmless(guide / "output", "Better meetings")


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"'
LAUGHING = "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
ICONS = {
    "script": HEAD + "><script>alert(1)</script></svg>",
    "event": HEAD + ' onload="alert(1)"><path d="M1 1 L2 2"/></svg>',
    "event-inside": HEAD + '><path onclick="alert(1)" d="M1 1 L2 2"/></svg>',
    "foreign": HEAD + '><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject></svg>',
    "image": HEAD + '><image href="https://evil.example/x.png"/></svg>',
    "use": HEAD + '><use href="other.svg#x"/></svg>',
    "style": HEAD + "><style>@import url(https://evil.example/x.css)</style></svg>",
    "fill": HEAD + '><path fill="url(https://evil.example/x)" d="M1 1 L2 2"/></svg>',
    "entity": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + HEAD + "><title>&x;</title></svg>",
    "laughs": f"<!DOCTYPE svg [<!ENTITY a 'ha'>{LAUGHING}]>" + HEAD + "><desc>&i;</desc></svg>",
    "stylesheet": '<?xml-stylesheet href="https://evil.example/x.css"?>' + HEAD + "/>",
    "deep": HEAD + ">" + "<g>" * 20_000 + "</g>" * 20_000 + "</svg>",
    "large": HEAD + '><path d="' + "M1 1 L2 2 " * 50_000 + '"/></svg>',
    "broken": HEAD + "><path d=",
    "path": HEAD + '><path d="M1 1 L oops"/></svg>',
    "path-short": HEAD + '><path d="M1 1 L2"/></svg>',
    "path-curve": HEAD + '><path d="M1 1 Q2 2 3 3"/></svg>',
    "number": HEAD + '><circle cx="wide" cy="1" r="2"/></svg>',
    "html": "<html><body/></html>",
}


FONT = next((HOME / "assets" / "fonts").rglob("*egular.ttf")).relative_to(HOME).as_posix()


@pytest.fixture(scope="module")
def design(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("design")
    shutil.copytree(HOME / "layouts", folder / "layouts")
    shutil.copytree(HOME / "assets", folder / "assets")
    return folder


@pytest.mark.parametrize("name", sorted(ICONS))
def test_icons_that_mean_harm(guide: Path, design: Path, name: str) -> None:
    icon = design / "assets" / "icons" / "pencil.svg"
    good = icon.read_text(encoding="utf-8")
    try:
        icon.write_text(ICONS[name], encoding="utf-8")
        said = refused(guide, "bad-asset", "check", "--layouts", str(design / "layouts"))
        assert "assets/icons/pencil.svg" in said
        assert "passwd" not in said
    finally:
        icon.write_text(good, encoding="utf-8")


DAMAGES: dict[str, tuple[str, Callable[[bytes], bytes], str, str]] = {
    "text": ("layouts/book.css", lambda data: b"\xff" + data, "not-utf8", "layouts/book.css:1:1"),
    "slides": ("layouts/deck.pptx", lambda data: data[:-40], "bad-asset", "layouts/deck.pptx:1:1"),
    "font-cut": (FONT, lambda data: data[:-400], "bad-asset", "layouts/theme.yaml"),
    "font-short": (FONT, lambda data: data[:40], "bad-asset", "layouts/theme.yaml"),
    "font-empty": (FONT, lambda data: b"", "bad-asset", "layouts/theme.yaml"),
    "font-of-another-form": (FONT, lambda data: b"OTTO" + data[4:], "bad-asset", "layouts/theme.yaml"),
}


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_damaged_files_of_the_design(guide: Path, design: Path, name: str) -> None:
    file, damage, code, place = DAMAGES[name]
    path = design / file
    good = path.read_bytes()
    try:
        path.write_bytes(damage(good))
        assert place in refused(guide, code, "check", "--layouts", str(design / "layouts"))
    finally:
        path.write_bytes(good)


def test_the_icons_of_the_tool_are_let_through(tmp_path: Path) -> None:
    from guidepress.core.problems import Problems
    from guidepress.theme.icons import read_icons

    problems = Problems()
    icons = read_icons(HOME / "assets" / "icons", problems)
    assert not list(problems)
    assert set(icons) == {path.stem for path in (HOME / "assets" / "icons").glob("*.svg")}


# ------------------------------------------------------------------------------------------------- what is written


def test_files_are_written_with_plain_permissions(guide: Path) -> None:
    assert watched(guide, "pdf").status == 0
    for path in (guide / "output").rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o111 or path.is_dir(), path

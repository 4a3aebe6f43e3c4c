"""Zip files of which one file is replaced have the bytes of those that are packed anew."""

from __future__ import annotations

import pytest

from guidepress.core.zip_files import unzipped, unzipped_file, with_files, zipped

FILES = {"mimetype": b"application/x", "a/ä.txt": b"a" * 5000, "b.bin": bytes(range(256)) * 40, "c": b""}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b"other words " * 900, bytes(range(255, -1, -1))])
def test_a_replaced_file_leaves_the_bytes_of_a_new_zip(name: str, content: bytes) -> None:
    changed = with_files(zipped(FILES, stored={"mimetype"}), {name: content})
    assert changed == zipped({**FILES, name: content}, stored={"mimetype"})
    assert unzipped(changed) == {**FILES, name: content}
    assert unzipped_file(changed, name) == content


def test_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        with_files(zipped(FILES), {"d": b""})

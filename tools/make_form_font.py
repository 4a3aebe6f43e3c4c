"""Makes the font of typed answers: a subset with the letters of form fields, so that no build needs to make it.

Run it after a change of the font or of its letters (guidepress/formats/pdf/syntax/fonts.py):

    python tools/make_form_font.py assets/fonts/NAME.ttf assets/fonts/NAME-form.ttf

Then write the name of the new file under `form` in layouts/theme.yaml. Equal input gives equal bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from guidepress.formats.pdf.syntax.fonts import FormFont

if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    target.write_bytes(FormFont(source.read_bytes()).data)

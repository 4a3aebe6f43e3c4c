"""A bar that empties while people work: a native animation, without macros.

The first click starts it; it is whole where the slide is printed or exported. Its track stays when the time is over.
The minutes stand in words beside it, so both shapes are decorative.
"""

from __future__ import annotations

from typing import Any

from pptx.oxml import parse_xml

from guidepress.formats.pptx.shapes import SPACES

MINUTE = 60_000
"""Milliseconds in a minute."""
WIPE_FROM_RIGHT = 'presetID="22" presetClass="exit" presetSubtype="2"'
"""The exit "Wipe, from right" of PowerPoint. Its end at the right vanishes first."""


def timing(shape: int, minutes: int) -> Any:
    """The animation of a slide: at the next click the shape with this id is wiped off, for so many minutes.

    It is written as PowerPoint writes it (ISO/IEC 29500-1, 19.5). At the end the shape is hidden.
    """
    time = minutes * MINUTE
    target = f'<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>'
    wipe = (
        f'<p:animEffect transition="out" filter="wipe(right)"><p:cBhvr><p:cTn id="6" dur="{time}"/>{target}</p:cBhvr>'
        "</p:animEffect>"
    )
    hide = (
        f'<p:set><p:cBhvr><p:cTn id="7" dur="1" fill="hold">{_begins_after(time - 1)}</p:cTn>{target}<p:attrNameLst>'
        "<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="hidden"/></p:to></p:set>'
    )
    effect = _parallel(f'id="5" {WIPE_FROM_RIGHT} fill="hold" grpId="0" nodeType="clickEffect"', 0, wipe + hide)
    click = _parallel('id="3" fill="hold"', "indefinite", _parallel('id="4" fill="hold"', 0, effect))
    slide = '<p:cond evt="{}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
    return parse_xml(
        f'<p:timing {SPACES}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        '<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{click}</p:childTnLst></p:cTn><p:prevCondLst>{slide.format('onPrev')}</p:prevCondLst>"
        f"<p:nextCondLst>{slide.format('onNext')}</p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f'<p:bldLst><p:bldP spid="{shape}" grpId="0" animBg="1"/></p:bldLst></p:timing>'
    )


def _parallel(node: str, delay: int | str, inside: str) -> str:
    """A time node that begins after a delay in milliseconds. `node` has its attributes."""
    return f"<p:par><p:cTn {node}>{_begins_after(delay)}<p:childTnLst>{inside}</p:childTnLst></p:cTn></p:par>"


def _begins_after(delay: int | str) -> str:
    return f'<p:stCondLst><p:cond delay="{delay}"/></p:stCondLst>'

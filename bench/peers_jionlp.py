"""JioNLP's extractors: ID numbers, phones, e-mail, QQ and WeChat accounts, plates."""

from __future__ import annotations

from collections.abc import Iterator

import jionlp

NAME = "JioNLP"
_EXTRACTORS = (
    ("id_number", jionlp.extract_id_card),
    ("phone", jionlp.extract_phone_number),
    ("email", jionlp.extract_email),
    ("social_account", jionlp.extract_qq),
    ("social_account", jionlp.extract_wechat_id),
    ("plate", jionlp.extract_motor_vehicle_licence_plate),
)


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """Find what JioNLP finds."""
    for kind, extract in _EXTRACTORS:
        for item in extract(text, detail=True):
            start, end = item["offset"]
            yield kind, start, end

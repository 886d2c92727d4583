"""How many rows a group must have at the least for a condition to hold: most groups are smaller.

五件以上的同一原告 can only be found among those who sue five times; windows over all others need not be made.
"""

from __future__ import annotations

import math
from decimal import Decimal

from annotations.supervision.language.tree import Binary, Call, Literal, Node

_COUNTS = ("计数", "去重")


def fewest(node: Node) -> int:
    """Return the least number of rows with which a condition can be true; 0 where it does not say."""
    match node:
        case Binary(op="且"):
            return max(fewest(node.left), fewest(node.right))
        case Binary(op="或"):
            return min(fewest(node.left), fewest(node.right))
        case Binary(op=op, left=Call(name=name), right=Literal(value=Decimal() as number)) if name in _COUNTS:
            if op in (">=", "="):
                return max(math.ceil(number), 0)
            return max(math.floor(number) + 1, 0) if op == ">" else 0
        case _:
            return 0

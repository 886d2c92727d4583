"""What is said of a model that reads without a fault."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.supervision.values import ModelFault, Place


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something to mend (`serious`) or to weigh."""

    fault: ModelFault
    serious: bool

    def __str__(self) -> str:
        """Show it on one line, as faults are shown."""
        return str(self.fault) if self.serious else f"{self.fault}（提醒）"


def serious(place: Place, message: str, remedy: str) -> Remark:
    """Make a remark that keeps a model out."""
    return Remark(ModelFault(place, message, remedy), serious=True)


def advice(place: Place, message: str, remedy: str) -> Remark:
    """Make a remark that the author may weigh."""
    return Remark(ModelFault(place, message, remedy), serious=False)

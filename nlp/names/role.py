"""What a text calls somebody."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What the text calls somebody; whether that protects the name is not for this room to say."""

    VICTIM = "victim"
    CLAIMANT = "claimant"
    WITNESS = "witness"
    HURT = "hurt"
    APPRAISER = "appraiser"
    GUARDIAN = "guardian"
    PARENT = "parent"
    CHILD = "child"
    ACCUSED = "accused"
    APPELLANT = "appellant"
    ACCOMPLICE = "accomplice"
    OFFICER = "officer"
    COUNSEL = "counsel"
    PARTY = "party"
    REPRESENTATIVE = "representative"
    TARGET = "target"
    DESCRIBED = "described"

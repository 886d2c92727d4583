"""The mapping from masks back to what they hide: encrypted with a passphrase, for this user's eyes only.

AES-256-GCM; the key is made of the passphrase by scrypt. The file is a mark, the salt, the nonce, and the
sealed text, which is JSONL. There is no way to have it in the clear but to ask for it with the passphrase.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from jianwen.errors import UsageError

_MARK = b"JIANWEN-MAPPING-1\n"
_SALT, _NONCE, _KEY = 16, 12, 32
# About 64 MB and a tenth of a second a try.
_COST, _BLOCK, _LANES = 1 << 16, 8, 1
_SHORTEST = 8


def read_passphrase(path: Path) -> bytes:
    """Read the passphrase: the first line of a file."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise UsageError("口令文件读不了。", str(path), "检查路径、权限和编码（UTF-8）。") from None
    phrase = lines[0].strip() if lines else ""
    if len(phrase) < _SHORTEST:
        raise UsageError("口令太短。", str(path), f"第一行写至少 {_SHORTEST} 个字符的口令。")
    return phrase.encode("utf-8")


def _key(phrase: bytes, salt: bytes) -> bytes:
    """Make the key of the passphrase."""
    return Scrypt(salt=salt, length=_KEY, n=_COST, r=_BLOCK, p=_LANES).derive(phrase)


def seal(path: Path, phrase: bytes, text: str) -> None:
    """Write the mapping; nobody but this user may read even the sealed file."""
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    sealed = AESGCM(_key(phrase, salt)).encrypt(nonce, text.encode("utf-8", "backslashreplace"), _MARK)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(_MARK + salt + nonce + sealed)


def unseal(path: Path, phrase: bytes) -> str:
    """Read a mapping back."""
    try:
        data = path.read_bytes()
    except OSError:
        raise UsageError("对照表读不了。", str(path), "检查路径和权限。") from None
    if not data.startswith(_MARK):
        raise UsageError("不是对照表文件。", str(path), "给出 jianwen redact --mapping 写出的文件。")
    body = data[len(_MARK) :]
    salt, nonce, sealed = body[:_SALT], body[_SALT : _SALT + _NONCE], body[_SALT + _NONCE :]
    try:
        return AESGCM(_key(phrase, salt)).decrypt(nonce, sealed, _MARK).decode("utf-8")
    except InvalidTag:
        raise UsageError("口令不对，或者对照表已损坏。", str(path), "核对口令文件。") from None

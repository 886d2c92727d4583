"""Makes the recogniser of person names that the settings choose; what is missing is told with its remedy."""

from __future__ import annotations

import importlib
import importlib.util
from functools import lru_cache
from pathlib import Path

from jianwen.errors import SettingsError
from jianwen.settings import RecogniserName
from nlp.names.recognisers.interface import Recogniser
from nlp.names.recognisers.lac import LacRecogniser

# Recognisers that need a folder: module, class, what must be in the folder, what must be installed.
_FROM_FOLDER = {
    RecogniserName.SPACY: ("nlp.names.recognisers.spacy_names", "SpacyRecogniser", "config.cfg", "spacy"),
    RecogniserName.TRANSFORMERS: (
        "nlp.names.recognisers.token_classifier",
        "TransformersRecogniser",
        "tokenizer.json",
        "tokenizers",
    ),
}
_MODEL, _WEIGHTS = "model.onnx", "torch"


def check_recogniser(name: RecogniserName, path: Path | None) -> None:
    """Refuse a recogniser that cannot be made: no folder, not its kind of folder, a missing package."""
    if name not in _FROM_FOLDER:
        return
    _, _, file, package = _FROM_FOLDER[name]
    if path is None:
        remedy = "填写模型所在的文件夹。"
        raise SettingsError(f"recogniser = {name.value} 需要模型文件夹。", "recogniser_path", remedy)
    if not (path / file).is_file():
        raise SettingsError(f"这里没有可用的模型（缺少 {file}）。", str(path), "核对 recogniser_path。")
    needs_torch = name is RecogniserName.TRANSFORMERS and not (path / _MODEL).is_file()
    for module in (package, *([_WEIGHTS] if needs_torch else [])):
        if importlib.util.find_spec(module) is None:
            remedy = "pip install 'jianwen[transformers]'；或将模型导出为 model.onnx 后放入该文件夹。"
            raise SettingsError(f"没有安装 {module}。", str(path), remedy)


@lru_cache(maxsize=2)
def recogniser_of(name: RecogniserName, path: Path | None = None) -> Recogniser | None:
    """Make the recogniser once in a process: its model takes a second to load."""
    if name is RecogniserName.LAC:
        return LacRecogniser()
    if name is RecogniserName.NONE or path is None:
        return None
    module, kind, _, _ = _FROM_FOLDER[name]
    made: Recogniser = getattr(importlib.import_module(module), kind)(path)
    return made

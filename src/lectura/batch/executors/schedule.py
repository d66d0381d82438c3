"""How many recordings at once, and what each worker gets of the machine."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lectura.config import Settings
from lectura.process.cores import cores
from lectura.speech.models.device import Probe, choose_device, probe_cuda

_CORES_PER_JOB = 16
"""One model does not get faster with more threads than this."""


@dataclass(frozen=True)
class Schedule:
    """How a machine is divided.

    Attributes:
        jobs: recordings worked on at once, each by a process with a model of its own.
        gpus: GPUs among which the processes are spread; 0 on the CPU.
        settings: those of one worker.
    """

    jobs: int
    gpus: int
    settings: Settings

    def gpu_index(self, worker: int) -> int:
        """The GPU of a worker, both counted from 0."""
        return worker % self.gpus if self.gpus else 0


def schedule(settings: Settings, jobs: int | None, *, probe: Probe = probe_cuda) -> Schedule:
    """Divide this machine.

    Where ``jobs`` is not given:

    - on the CPU one recording at a time, since the transcriber of one recording already keeps
      all cores busy with two workers that share one model in memory; a second process would
      take 0.7 GB more and win nothing. Machines with more than 16 cores get a job per 16.
    - on GPUs one recording per GPU.

    Raises:
        UsageError: an unknown device or compute type.
    """
    gpus = _usable_gpus(settings, probe)
    if gpus:
        return Schedule(jobs or gpus, gpus, settings)
    threads = settings.transcribe.threads or cores()
    chosen = jobs or max(1, threads // _CORES_PER_JOB)
    if chosen == 1:
        return Schedule(1, 0, settings)
    share = replace(settings.transcribe, threads=max(1, threads // chosen))
    return Schedule(chosen, 0, replace(settings, transcribe=share))


def _usable_gpus(settings: Settings, probe: Probe) -> int:
    found = probe() if settings.transcribe.device != "cpu" else None
    if found is None or not found.devices:
        return 0
    device = choose_device(settings.transcribe.device, probe=lambda: found).device
    return found.devices if device == "cuda" else 0

"""Run `lectura batch` on a Slurm cluster through dask-jobqueue.

    pip install 'lectura-cli[cluster,bundled]' dask-jobqueue
    python slurm.py NODES /shared/recordings -o /shared/out [options of `lectura batch`]

Start it on a node that Slurm's nodes can reach, in a terminal that stays (tmux, or a small job of
its own). Recordings, outputs and store lie on a folder that every node sees under the same path.
When a node's time is up its recordings go on elsewhere; when this script dies, start it again.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from dask_jobqueue import SLURMCluster

WORKERS_PER_NODE = 8
CORES_PER_WORKER = 2  # one recording at a time, decoded and transcribed by two cores


def main(arguments: list[str]) -> int:
    """Start the nodes, run the batch on them, give them back; returns lectura's exit status."""
    nodes, batch = int(arguments[0]), arguments[1:]
    with SLURMCluster(
        queue="normal",
        walltime="12:00:00",
        processes=WORKERS_PER_NODE,
        cores=WORKERS_PER_NODE,  # threads of Dask: one task per worker
        job_cpu=WORKERS_PER_NODE * CORES_PER_WORKER,  # what Slurm sets aside
        memory=f"{2 * WORKERS_PER_NODE}GB",
        log_directory="slurm-logs",
        # On GPU nodes: processes=1, cores=1, job_extra_directives=["--gres=gpu:1"],
        # worker_extra_args=["--resources", "GPU=1"]
    ) as cluster:
        cluster.scale(jobs=nodes)
        scheduler = ["--executor", "dask", "--scheduler", cluster.scheduler_address]
        command = [shutil.which("lectura") or "lectura", "batch", *batch, *scheduler]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

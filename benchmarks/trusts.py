"""Makes the editions of many invented trusts, on this machine and on a local cluster of which a worker is killed.

    python benchmarks/trusts.py FOLDER                             200 trusts of the guide of this repository
    python benchmarks/trusts.py FOLDER --guide starter --count 20
    python benchmarks/trusts.py FOLDER --cluster                   on two workers of Dask; needs the extra `cluster`

In each trust name and contact differ. FOLDER/guide is a copy of the guide with a table of the trusts; what is made goes
to FOLDER/local and FOLDER/cluster. Where both are there, all files are compared; so are those of an edition made alone.
The exit status is 1 where one differs. CPU counts; the clock says how busy the machine was.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from statistics import mean
from threading import Event, Thread
from typing import Any

HOME = Path(__file__).resolve().parent.parent
FOLDERS = ("source", "assets", "layouts")
SCHEDULER = "tcp://127.0.0.1:8796"
ENV = {**os.environ, "PYTHONPATH": str(HOME)}
SECONDS_BETWEEN = 3
ROWS = ("name", "publisher.name", "publisher.contact")


def name_of(number: int) -> str:
    """The invented name of a trust. No name begins another."""
    return f"Examplebury {number:03d} Community Trust"


def tool(*words: str) -> None:
    """Runs a command of the tool to its end."""
    subprocess.run([sys.executable, "-m", "guidepress", *words], check=True, env=ENV, stdout=subprocess.DEVNULL)


def make_guide(source: Path, folder: Path, count: int) -> None:
    """A copy of a guide with a table of trusts, and an overlay for each row."""
    if folder.exists():
        return
    for name in FOLDERS:
        if (source / name).is_dir():
            shutil.copytree(source / name, folder / name)
    table = folder / "trusts.csv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(ROWS)
        for number in range(1, count + 1):
            rows.writerow((f"trust-{number:03d}", name_of(number), f"Phone 01632 960 {number:03d}."))
    tool("editions", "--guide", str(folder), "--table", str(table))


class Memory(Thread):
    """Looks every few seconds how much memory each process below this one has, in MiB. Reads /proc, so Linux only."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.done, self.seen = Event(), list[float]()

    def run(self) -> None:
        while not self.done.wait(SECONDS_BETWEEN):
            self.seen.append(max((_resident(pid) for pid in _below(os.getpid())), default=0.0))


def _below(process: int) -> list[int]:
    """The processes that a process has started, and theirs."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            rest = path.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(rest[1]), []).append(int(path.parent.name))
    found, open_ = [], [process]
    while open_:
        found += (own := children.get(open_.pop(), []))
        open_ += own
    return found


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
    except (OSError, IndexError):
        return 0.0


def measured(*words: str) -> tuple[float, float]:
    """The seconds of the clock and of CPU that a command of the tool takes, with its processes."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    tool(*words)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def record_of(output: Path) -> list[dict[str, Any]]:
    """What the record of all editions says of each; nothing before there is one."""
    try:
        return list(json.loads((output / "editions" / "editions.json").read_text(encoding="utf-8"))["editions"])
    except (OSError, ValueError):
        return []


def on_this_machine(guide: Path, output: Path) -> bool:
    """Makes all editions in two processes, and one of them cold. Returns whether that one has the same bytes."""
    memory = Memory()
    memory.start()
    wall, cpu = measured("editions", "--guide", str(guide), "--output", str(output), "--workers", "2")
    memory.done.set()
    quarter = max(1, len(memory.seen) // 4)
    first, last = max(memory.seen[:quarter]), max(memory.seen[-quarter:])
    cold = output.parent / "cold"
    options = ("build", "--guide", str(guide), "--output", str(cold), "--edition", "trust-001", "--all-variants")
    alone = measured(*options)[1]
    made = record_of(output)
    print(f"{len(made)} editions: {wall:.0f} s on the clock, {cpu:.0f} s of CPU, {cpu / len(made):.2f} s each")
    print(f"cold: {alone:.2f} s of CPU; share of an edition {cpu / len(made) / alone:.2f}")
    each = sorted(made, key=lambda entry: entry["made"])
    print(f"CPU of an edition: first ten {mean(e['cpu'] for e in each[:10]):.2f} s, last ten "
          f"{mean(e['cpu'] for e in each[-10:]):.2f} s")  # fmt: skip
    print(f"largest process: {first:.0f} MiB in the first quarter of the time, {last:.0f} MiB in the last")
    same = manifest(cold) == manifest(output / "editions" / "trust-001")
    print(f"alone and together alike: {same}")
    return same


def on_a_cluster(guide: Path, output: Path) -> None:
    """Makes all editions on two workers. When a tenth is made, one is killed, and a third comes in its place."""
    dask = [sys.executable, "-m", "dask"]
    worker = [*dask, "worker", SCHEDULER, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    quiet: dict[str, Any] = {"env": ENV, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    port = ["--host", "127.0.0.1", "--port", SCHEDULER.rpartition(":")[2], "--no-dashboard"]
    running = [subprocess.Popen([*dask, "scheduler", *port], **quiet)]
    try:
        running += [subprocess.Popen(worker, **quiet) for _ in range(2)]
        began = time.monotonic()
        words = ["editions", "--guide", str(guide), "--output", str(output), "--scheduler", SCHEDULER]
        client = subprocess.Popen([sys.executable, "-m", "guidepress", *words], env=ENV, stdout=subprocess.DEVNULL)
        count = len(list((guide / "editions").glob("*.yaml")))
        while client.poll() is None and len(record_of(output)) < max(1, count // 10):
            time.sleep(0.2)
        running[1].send_signal(signal.SIGKILL)
        print(f"a worker was killed when {len(record_of(output))} of {count} were made")
        running.append(subprocess.Popen(worker, **quiet))
        status = client.wait()
        made = [entry for entry in record_of(output) if entry["status"] != "failed"]
        cpu = sum(entry["cpu"] for entry in made)
        print(f"{len(made)} editions on a cluster: {time.monotonic() - began:.0f} s on the clock, "
              f"{cpu:.0f} s of CPU in what was kept, exit status {status}")  # fmt: skip
    finally:
        for process in running:
            process.kill()


def manifest(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of a build."""
    record = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return {entry["path"]: entry["sha256"] for entry in record["files"]}


def alike(one: Path, other: Path) -> bool:
    """Whether both hold the same editions, byte for byte."""
    names = sorted(path.parent.name for path in one.glob("editions/*/manifest.json"))
    same = [name for name in names if manifest(one / "editions" / name) == manifest(other / "editions" / name)]
    print(f"the same bytes on this machine and on the cluster: {len(same)} of {len(names)} editions")
    return same == names != []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--guide", type=Path, default=HOME)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--cluster", action="store_true")
    options = parser.parse_args()
    guide, local, cluster = (options.folder.resolve() / name for name in ("guide", "local", "cluster"))
    make_guide(options.guide, guide, options.count)
    same = True
    if options.cluster:
        on_a_cluster(guide, cluster)
    else:
        same = on_this_machine(guide, local)
    if local.exists() and cluster.exists():
        same = alike(local, cluster) and same
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

"""A `casebook serve` of a copy of a workspace, as an editor runs it on a Chinese machine."""

import os
import pathlib
import re
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

ADDRESS = re.compile(r"http://localhost:(\d+)/")


class Served:
    """A preview of a folder: what it says, and how it answers."""

    def __init__(self, casebook, root, *options, language="zh_CN.UTF-8"):
        self.root = pathlib.Path(root)
        self.lines = []
        environment = {**os.environ, "LC_ALL": language}
        self.process = subprocess.Popen(
            [str(casebook), "serve", "--root", str(root), *options], env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        threading.Thread(target=self._listen, daemon=True).start()
        said = self.wait_for(lambda: next(filter(None, map(ADDRESS.search, self.lines)), None))
        self.port = int(said.group(1))
        self.base = f"http://localhost:{self.port}"

    def _listen(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def wait_for(self, condition, seconds=60):
        """The first value of a condition that is not false; an error after a time that only a fault can take."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            value = condition()
            if value:
                return value
            if self.process.poll() is not None:
                raise RuntimeError("the preview has ended: " + "\n".join(self.lines[-20:]))
            time.sleep(0.02)
        raise TimeoutError("nothing happened; the preview said: " + "\n".join(self.lines[-20:]))

    def path(self, name):
        return self.root / name

    def read(self, name):
        return self.path(name).read_text(encoding="utf-8")

    def save(self, name, text):
        """Writes a file as an editor's program does: beside it, then in its place."""
        path = self.path(name)
        fresh = path.with_name(f".{path.name}.fresh")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)

    def replace(self, name, old, new):
        text = self.read(name)
        if old not in text:
            raise ValueError(f"{name} does not say {old!r}")
        self.save(name, text.replace(old, new, 1))

    def get(self, path):
        """The status and the text at a path."""
        status, answer = self.get_bytes(path)
        return status, answer.decode("utf-8", "replace")

    def get_bytes(self, path):
        """The status and the bytes at a path."""
        try:
            with urllib.request.urlopen(self.base + path, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def raw(self, request, wait=5):
        """What the server answers to bytes as they stand; empty where it closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as connection:
            answer = b""
            try:
                connection.sendall(request)
                while piece := connection.recv(65536):
                    answer += piece
                    if len(answer) > 1 << 20:
                        break
            except OSError:
                pass
            return answer

    @property
    def rebuilds(self):
        """How often it has said that it read the workspace again."""
        return sum("毫秒" in line or " ms" in line for line in self.lines)

    def resting(self):
        """Waits until no more rebuilds follow."""
        count, still = self.rebuilds, 0
        while still < 20:
            time.sleep(0.05)
            still = still + 1 if self.rebuilds == count else 0
            count = self.rebuilds
        return count

    def settled(self, page, path):
        """Waits until what has been saved so far is in the preview: two sentences, each in a reading that began after it."""
        for sentence in ("第一句收尾的话。", "第二句收尾的话。"):
            self.save(page, self.read(page).rstrip("\n") + f"\n\n{sentence}\n")
            self.wait_for(lambda: sentence in self.get(path)[1])

    def idle(self):
        """Waits until the program has had nothing to do for a while."""
        still = 0
        while still < 4:
            before = self.cpu()
            time.sleep(0.25)
            still = still + 1 if self.cpu() - before < 0.01 else 0

    def memory(self):
        """The resident set in megabytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def cpu(self):
        """Seconds of processor time so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.process.terminate()
        try:
            return self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None


def workspace(root, folder):
    """A copy of a repository's report, with nothing that was built."""
    for name in ("Content", "Templates"):
        shutil.copytree(pathlib.Path(root) / name, pathlib.Path(folder) / name)
    return pathlib.Path(folder)

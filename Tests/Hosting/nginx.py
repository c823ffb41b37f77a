"""Runs nginx with the repository's configuration, on the loopback and in a folder of its own."""

import contextlib
import pathlib
import shutil
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOSTING = ROOT / "docs" / "hosting"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configuration(folder, port, www, path):
    """docs/hosting/nginx.conf for this machine: its port and its folders; casebook.conf is used as it is."""
    text = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    places = [
        ("listen 8080;", f"listen 127.0.0.1:{port};"),
        ("include /srv/www/_redirects.nginx;", f"include {www}{path}/_redirects.nginx;"),
        ("root /srv/www;", f"root {www};"),
        ('set $casebook_path "";', f'set $casebook_path "{path}";'),
        ("include /etc/nginx/casebook.conf;", f"include {HOSTING}/casebook.conf;"),
        ("pid /tmp/", f"pid {folder}/"),
        ("_temp_path /tmp/", f"_temp_path {folder}/"),
    ]
    for old, new in places:
        if old not in text:
            raise SystemExit(f"docs/hosting/nginx.conf has no '{old}' any more")
        text = text.replace(old, new)
    return text


@contextlib.contextmanager
def serve(folder, port, www, path=""):
    """Serves the site in `www` + `path` until the block ends; gives what nginx says of its configuration."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, port, www, path), encoding="utf-8")
    command = [program, "-c", str(file)]
    tried = subprocess.run(command + ["-t"], capture_output=True, text=True)
    if tried.returncode != 0:
        raise SystemExit(f"nginx does not take the configuration:\n{tried.stderr}")
    server = subprocess.Popen(command + ["-g", "daemon off;"], stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        else:
            raise SystemExit("nginx does not answer")
        yield tried.stderr
    finally:
        server.terminate()
        server.wait(timeout=10)

"""A headless Chromium driven over its DevTools protocol, and a server on loopback for the site it looks at."""

import functools
import http.server
import json
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request

import websocket

# What a strict host would send: no inline scripts or styles, nothing from elsewhere.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files with the policy."""

    protocol_version = "HTTP/1.1"

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


class Server:
    """A folder on a free port of loopback, below a path of its own."""

    def __init__(self, folder, prefix="report"):
        # A site has to work below any path, so it is never served from the root.
        self.work = tempfile.TemporaryDirectory()
        (pathlib.Path(self.work.name) / prefix).symlink_to(pathlib.Path(folder).resolve())
        handler = functools.partial(Handler, directory=self.work.name)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/{prefix}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.work.cleanup()


class Browser:
    """One page in a headless Chromium."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="casebook-chromium-")
        self.process = subprocess.Popen(
            [
                "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                "--disable-background-networking", "--remote-debugging-port=0", f"--user-data-dir={self.profile}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        port_file = pathlib.Path(self.profile) / "DevToolsActivePort"
        deadline = time.monotonic() + 60
        while not (port_file.exists() and port_file.read_text().count("\n")):
            if time.monotonic() > deadline or self.process.poll() is not None:
                self.close()
                raise RuntimeError("Chromium did not start")
            time.sleep(0.05)
        port = port_file.read_text().split("\n")[0]
        targets = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list"))
        page = next(target for target in targets if target["type"] == "page")
        self.socket = websocket.create_connection(
            page["webSocketDebuggerUrl"], suppress_origin=True, timeout=300, enable_multithread=False
        )
        self.count = 0
        self.events = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if hasattr(self, "socket"):
            self.socket.close()
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def send(self, method, **parameters):
        """Sends a command and waits for its answer; events that come meanwhile are kept."""
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.count:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            self.events.append(message)

    def wait(self, event):
        """Waits for an event, one that has come already included."""
        while not any(message.get("method") == event for message in self.events):
            self.events.append(json.loads(self.socket.recv()))

    def go(self, url):
        """Opens a page and waits until it is loaded."""
        self.events.clear()
        answer = self.send("Page.navigate", url=url)
        if "errorText" in answer:
            raise RuntimeError(f"{url}: {answer['errorText']}")
        if answer.get("loaderId"):
            self.wait("Page.loadEventFired")

    def run(self, script):
        """The value of a script; a promise is waited for."""
        answer = self.send(
            "Runtime.evaluate", expression=f"(async () => {{ {script} }})()", awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def until(self, condition, seconds=10):
        """Waits until a condition in the page's script holds; says whether it came to hold."""
        return self.run(
            f"const end = performance.now() + {seconds * 1000};"
            f"while (!({condition})) {{ if (performance.now() > end) return false;"
            " await new Promise((done) => setTimeout(done, 5)); } return true;"
        )

    def press(self, key):
        """Presses and releases a key; a single letter types itself."""
        codes = {"ArrowDown": 40, "ArrowUp": 38, "Escape": 27, "Enter": 13, "Tab": 9}
        text = key if len(key) == 1 else "\r" if key == "Enter" else None
        code = codes.get(key, ord(key.upper()) if len(key) == 1 else 0)
        event = {"key": key, "code": key if len(key) > 1 else "", "windowsVirtualKeyCode": code}
        if text:
            event["text"] = text
        self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **event)
        self.send("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def type(self, text):
        """Puts a text where the caret is, as an input method does at the end of its composition."""
        self.send("Input.insertText", text=text)

    def complaints(self):
        """What the page or the browser complained of since it was opened: errors, refusals of the policy."""
        self.run("return 0")
        found = []
        for message in self.events:
            entry = message.get("params", {}).get("entry", {})
            if message.get("method") == "Log.entryAdded" and entry["level"] == "error":
                found.append(f"{entry['text']} {entry.get('url', '')}")
            if message.get("method") == "Runtime.exceptionThrown":
                found.append(message["params"]["exceptionDetails"]["text"])
            if message.get("method") == "Runtime.consoleAPICalled" and message["params"]["type"] == "error":
                found.append(str(message["params"]["args"]))
        return found

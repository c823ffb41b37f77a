"""One page driven over the DevTools protocol, and a server on loopback for the site it looks at."""

import functools
import http.server
import pathlib
import shutil
import tempfile
import threading

from playwright.sync_api import sync_playwright

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

    EVENTS = (
        "Page.loadEventFired", "Network.requestWillBeSent", "Log.entryAdded", "Runtime.exceptionThrown",
        "Runtime.consoleAPICalled",
    )  # fmt: skip

    def __init__(self):
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=shutil.which("chromium"))
        self.page = self.browser.new_page()
        self.session = self.page.context.new_cdp_session(self.page)
        self.events = []
        for event in self.EVENTS:
            self.session.on(event, functools.partial(self._keep, event))
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def _keep(self, event, parameters):
        self.events.append({"method": event, "params": parameters})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.browser.close()
        self.playwright.stop()

    def send(self, method, **parameters):
        """Sends a command and waits for its answer; events that come meanwhile are kept."""
        return self.session.send(method, parameters)

    def wait(self, event):
        """Waits for an event, one that has come already included."""
        while not any(message["method"] == event for message in self.events):
            self.page.wait_for_timeout(5)

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

"""Holds the JSON Schemas of `casebook schemas` against the showcase, all of which must fit, and against planted mistakes,
none of which may.

    Tests/Schemas/run.py [PROGRAM]
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/casebook").resolve()
failed = 0


def check(good, what):
    global failed
    print(("ok: " if good else "FAILED: ") + what, flush=True)
    failed += not good


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors' programs read it: no dates, and no but `true` and `false` for flags."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def load(text):
    return yaml.load(text, Loader)


def front_matter(path):
    return load(path.read_text().split("\n---\n", 1)[0].removeprefix("---\n")) or {}


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    subprocess.run([PROGRAM, "schemas", "--root", ROOT, "--output", folder], check=True, capture_output=True)
    schemas = {path.relative_to(folder / "schemas").as_posix().removesuffix(".schema.json"): json.loads(path.read_text())
               for path in (folder / "schemas").rglob("*.json")}
    for one in schemas.values():
        jsonschema.Draft7Validator.check_schema(one)
    check(len(schemas) > 8, f"{len(schemas)} schemas are schemas after draft 7")
    check(all("\n" in value["description"] for name, schema in schemas.items() if name == "site" or name.startswith("front")
              for value in schema["properties"].values()), "every setting and key is described in both languages")
    for file in folder.glob("*"):
        if file.is_file():
            json.loads(file.read_text())
    check({"settings.json", "tasks.json", "extensions.json", "casebook.code-snippets"} <= {f.name for f in folder.glob("*")},
          "the files for Visual Studio Code are JSON")
    wired = json.loads((folder / "settings.json").read_text())["yaml.schemas"]
    check(all((folder / path.removeprefix(".vscode/")).exists() and target.startswith("Content/") for path, target in wired.items()),
          "the schemas that the settings wire are there, and so are their files")
    # The messages of the program, in either language, are those that the tasks look for.
    tasks = json.loads((folder / "tasks.json").read_text())["tasks"]
    matchers = [m["pattern"] for m in tasks[0]["problemMatcher"]]
    broken = folder / "broken"
    (broken / "Content/zh").mkdir(parents=True)
    (broken / "Templates").mkdir()
    (broken / "Content/site.yaml").write_text("titel: x\n")
    (broken / "Content/zh/index.md").write_text("---\ntitle: 页\n---\n\n：fact[x]\n\n##标题\n")
    for language in ["zh", "en"]:
        text = subprocess.run([PROGRAM, "check", "--root", broken, "--language", language], capture_output=True, text=True).stdout
        lines = [line for line in text.splitlines() if re.match(r"[^ :]+: |[^ :]+:\d+", line)]
        found = [line for line in lines if any(re.match(pattern["regexp"], line) for pattern in matchers)]
        check(len(lines) > 2 and found == lines, f"the tasks find every message in {language}")

    documents = [("site", ROOT / "Content/site.yaml"), ("kinds", ROOT / "Content/kinds.yaml"), ("sources", ROOT / "Content/data/sources.yaml")]
    values = {one: load(path.read_text()) for one, path in documents}
    folders = {kind["folder"]: one for one, kind in values["kinds"].items() if "folder" in kind} | {"briefings": "briefing"}
    faults = []
    samples = {}
    for one, value in values.items():
        faults += [f"{one}: {e.message[:200]}" for e in jsonschema.Draft7Validator(schemas[one]).iter_errors(value)]
    count = 0
    for number, language in enumerate(values["site"]["languages"]):
        for path in sorted((ROOT / "Content" / language).rglob("*.md")):
            parts = path.relative_to(ROOT / "Content" / language).parts
            kind = folders.get(parts[0], "page") if len(parts) > 1 and parts[-1] != "index.md" else "page"
            schema = f"front-matter/{kind}" + (".translation" if number else "")
            value = front_matter(path)
            samples.setdefault(schema, value)
            count += 1
            faults += [f"{path.relative_to(ROOT)}: {e.message[:200]}" for e in jsonschema.Draft7Validator(schemas[schema]).iter_errors(value)]
    for fault in faults[:20]:
        print(fault)
    check(count > 50 and not faults, f"the front matter of {count} pages and the settings, kinds and sources of the showcase fit")

    def planted(schema, change, what):
        value = copy.deepcopy(samples.get(schema, values.get(schema)))
        change(value)
        check(any(jsonschema.Draft7Validator(schemas[schema]).iter_errors(value)), f"found: {what}")

    case, recommendation = "front-matter/case", "front-matter/recommendation"
    planted("site", lambda v: v.update(titel="x"), "a setting that there is not")
    planted("site", lambda v: v.update(title="镜鉴"), "a title that is no text for each language")
    planted("site", lambda v: v.update(url="example.org"), "an address without its scheme")
    planted("site", lambda v: v.update(citation_style="gb7714"), "a style that there is not")
    planted("site", lambda v: v["licence"].pop("url"), "a licence without its address")
    planted("site", lambda v: v.update(budget={"page": "heavy"}), "a limit that is no size")
    planted("kinds", lambda v: v["case"].pop("folder"), "a kind without its folder")
    planted("kinds", lambda v: v["case"].update(subjct=True), "a word of kinds that there is not")
    planted("kinds", lambda v: v["case"]["keys"].update(place="txt"), "a type of keys that there is not")
    planted("kinds", lambda v: v["case"]["keys"]["pillars"].update(covers="yes"), "a weight that there is not")
    planted("sources", lambda v: v["references"][0].update(type="web-page"), "a type of source that there is not")
    planted("sources", lambda v: v["references"][0].update(publsher="x"), "a field of CSL that there is not")
    planted("sources", lambda v: v["references"][0].pop("title"), "a source without its title")
    planted("sources", lambda v: v["references"][0].update(author=[{"familie": "徐"}]), "a part of a name that there is not")
    planted(case, lambda v: v.pop("title"), "a page without its title")
    planted(case, lambda v: v.pop("pillars"), "a case without a key that it must have")
    planted(case, lambda v: v.update(pilars=["capital"]), "a key that there is not")
    planted(case, lambda v: v.update(country="USA"), "a country of three letters")
    planted(case, lambda v: v.update(date="2026-13-01"), "a day that there is not")
    planted(case, lambda v: v.update(draft="yes"), "a flag in words")
    planted(case, lambda v: v.update(coordinates=[42.36]), "half of a place")
    planted(case, lambda v: v.update(pillars="capital，openness"), "names parted by a Chinese comma")
    planted(recommendation, lambda v: v.update(proposed_by="nobody"), "a choice that there is not")
    planted("front-matter/briefing", lambda v: v.update(profile="offical"), "a profile that there is not")
    planted("front-matter/case.translation", lambda v: v.pop("title"), "a translation without its title")

    listed = {}
    for what in ["facts", "sources", "pages", "kinds", "directives"]:
        run = subprocess.run([PROGRAM, "complete", what, "--root", ROOT, "--format", "json"], capture_output=True, text=True)
        listed[what] = json.loads(run.stdout)
    check(all(listed.values()) and len(listed["facts"]) > 200, "facts, sources, pages, kinds and directives are listed")
    one = subprocess.run([PROGRAM, "complete", "facts", "boston-licences", "--root", ROOT], capture_output=True, text=True).stdout
    check(one.startswith("boston-licences\t") and all(line.startswith("boston-licences") for line in one.splitlines()),
          "by their beginnings, with their values")
sys.exit(failed > 0)

"""LibreOffice, which opens Word files where there is no Word."""

import os
import pathlib
import shutil
import subprocess

# Faces of Windows and WPS, and what stands in for them on a machine without: their measure is the same, a square.
STAND_INS = {
    "仿宋_GB2312": ["FandolFang", "AR PL KaitiM GB", "Noto Serif CJK SC"],
    "楷体_GB2312": ["FandolKai", "AR PL KaitiM GB", "Noto Serif CJK SC"],
    "黑体": ["FandolHei", "Noto Sans CJK SC"],
    "宋体": ["FandolSong", "Noto Serif CJK SC"],
    "方正小标宋简体": ["FandolSong", "Noto Serif CJK SC"],
}


class Office:
    """The program with a profile and faces of its own, in a folder that is thrown away."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.program = shutil.which("soffice")
        rules = "".join(
            f'<alias binding="strong"><family>{name}</family><prefer>'
            + "".join(f"<family>{other}</family>" for other in others) + "</prefer></alias>"
            for name, others in STAND_INS.items())
        (self.folder / "fonts.conf").write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
            f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{rules}</fontconfig>')

    def convert(self, data, kind):
        """A Word file in another format: `pdf`, or `docx` as the program saves it."""
        source, target = self.folder / "in", self.folder / "out"
        for place in (source, target):
            place.mkdir(exist_ok=True)
        (source / "file.docx").write_bytes(data)
        environment = dict(os.environ, FONTCONFIG_FILE=str(self.folder / "fonts.conf"))
        subprocess.run(
            [self.program, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", kind,
             "--outdir", str(target), str(source / "file.docx")],
            check=True, capture_output=True, timeout=300, env=environment)
        return (target / f"file.{kind}").read_bytes()

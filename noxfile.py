"""What CONTRIBUTING tells to run, by name: `nox` checks, `nox -l` lists all."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import nox

if pyenv := shutil.which("pyenv"):  # its commands run only the versions that are chosen
    listed = subprocess.run([pyenv, "versions", "--bare"], capture_output=True, text=True)  # noqa: S603 - itself
    fitting = re.findall(r"^3\.1[1-4]\.\d+$", listed.stdout, re.M)
    os.environ["PYENV_VERSION"] = ":".join(fitting)

PYTHONS = [python for python in ("3.11", "3.12", "3.13", "3.14") if shutil.which(f"python{python}")]
QUICK = "not browser and not spark and not kill"

nox.options.sessions = ["lint", "types", "tests"]
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = False


@nox.session
def lint(session: nox.Session) -> None:
    """Look at the style of all files."""
    session.install("ruff>=0.6")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types."""
    session.install(".[test,spark]")
    session.run("mypy")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests on every Python at hand; what is passed on chooses others."""
    session.install("-e", ".[test]")
    session.run("pytest", "-n", "auto", *(session.posargs or ("-m", QUICK)))


@nox.session
def coverage(session: nox.Session) -> None:
    """Measure which branches the tests go through; below the floor it fails."""
    session.install("-e", ".[test]")
    session.run("pytest", "-n", "auto", "-m", QUICK, "--cov", "--cov-report=term:skip-covered")


@nox.session
def search(session: nox.Session) -> None:
    """Try the properties with fresh seeds and ten times as many examples."""
    session.install("-e", ".[test]")
    session.run("pytest", "-n", "auto", "--hypothesis-profile=search", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Change inputs at random and see that what is promised holds: TARGET --inputs N --seed S."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.fuzz", *(session.posargs or ("--help",)))


@nox.session
def damages(session: nox.Session) -> None:
    """Damage files of yours, or the samples, and count how many still read as the whole does."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.fuzz.damages", *session.posargs)


@nox.session
def boundaries(session: nox.Session) -> None:
    """Move each threshold of the matcher and the ledger by a tenth and see a test turn red."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.thresholds", *session.posargs)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Read the samples beside other extractors."""
    session.install("-e", ".[test,benchmark]")
    session.run("python", "-m", "tests.benchmarks.clean", *(session.posargs or ("--help",)))


@nox.session
def messages(session: nox.Session) -> None:
    """Bring the catalogues of messages up to date with the code, and compile them."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.catalogues")


@nox.session
def manual(session: nox.Session) -> None:
    """Write the pages for `man` anew, from the help."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.manual_pages")


@nox.session
def pictures(session: nox.Session) -> None:
    """Draw the pictures of the docs anew."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "tests.pictures")


@nox.session
def docs(session: nox.Session) -> None:
    """Write the reference of the API, from its docstrings, to build/api."""
    session.install("-e", ".[docs]")
    session.run("python", "-m", "tests.reference", "build/api")

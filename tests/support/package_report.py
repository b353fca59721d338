"""What frictionless says of a data package."""

from frictionless import Package, Report, system


def validated(descriptor: str) -> Report:
    """Its report on the package at a path or an address; in this process, for the program takes two seconds to start."""
    with system.use_context(trusted=True):
        return Package(descriptor).validate()


def faults(report: Report) -> str:
    """All that it finds wrong."""
    return str(report.flatten(["message"]))

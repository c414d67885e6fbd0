"""What a command was asked for: its options as one frozen value. Each option is declared in `options`."""

from __future__ import annotations

from pathlib import Path

from letters.cli import options
from letters.kit.frozen import frozen
from letters.render import DEFAULT


@frozen
class WriteAsked:
    """The options of `write`."""

    case: options.CaseArg
    wanted: options.Wanted = None
    out: options.Out = None
    day: options.Day = ""
    formats: options.Formats = DEFAULT
    layout: options.Layout = ""
    reference: options.Reference = None
    limit: options.Limit = 0
    digests: options.Digests = False
    way: options.Way = ""
    templates: options.OwnTemplates = None
    force: options.Force = False
    as_json: options.Json = False


@frozen
class LockAsked:
    """The options of `lock`."""

    folder: options.CaseFolder
    from_stdin: options.FromInput = False
    keep: options.Keep = False
    remove: options.Remove = False
    force: options.ForceLock = False


@frozen
class LawAsked:
    """The options of `law find`."""

    words: options.Words = None
    topic: options.Topic = ""
    act: options.Act = ""
    article: options.Article = 0
    on: options.On = ""
    as_json: options.Json = False


@frozen
class BatchAsked:
    """The options of `batch`. `workers` is 0 for as many as there are processors."""

    source: options.Source = None
    wanted: options.WantedOfEach = None
    out: options.BatchOut = Path("batch-out")
    day: options.Day = ""
    formats: options.Formats = DEFAULT
    layout: options.Layout = ""
    reference: options.Reference = None
    names: options.Names = False
    workers: options.Workers = 0
    scheduler: options.Scheduler = ""
    template: options.BlankTable = None
    templates: options.OwnTemplates = None
    force: options.Force = False
    as_json: options.Json = False


@frozen
class ClientsAsked:
    """The options of `clients`."""

    folder: options.Clinic
    number: options.ClientNumber = ""
    next: options.NextClient = False
    sheet: options.IntakeSheet = None
    force: options.Force = False
    as_json: options.Json = False


@frozen
class StatsAsked:
    """The options of `stats`. `smallest` is None where it was not given."""

    inputs: options.StatsInputs = None
    on: options.On = ""
    smallest: options.Smallest = None
    csv: options.Csv = None
    docx: options.Docx = None
    as_json: options.Json = False
    force: options.Force = False
    templates: options.OwnTemplates = None

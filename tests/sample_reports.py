"""Hand-built reports: a plain one, and a hostile one that tries to break out of every format."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.records import (
    Attribution,
    Claim,
    DateValue,
    Derivation,
    DocumentSummary,
    Finding,
    FindingStatus,
    Grain,
    Group,
    Input,
    Kind,
    Location,
    Quantity,
    ReadProblem,
    Report,
    RuleCount,
    RuleInfo,
    Run,
    Severity,
    Span,
    Summary,
    Support,
    SupportStatus,
    Tool,
    Verification,
)

NOTE = """# Results

Revenue grew 25 percent, from 121.3 to 148 million dollars in 2023.
The [card](card.md) gives Model-X 86.4% on MMLU, released on 11 July 2024.
"""
CARD = "Model-X scores 84.6% on MMLU and has 7B parameters, says the lab.\n"


def place(document: str, text: str, figure: str, **more: object) -> Location:
    """The location of the first occurrence of a figure; its sentence is its line."""
    start = text.index(figure)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    sentence = Span(first, len(text) if last < 0 else last)
    line = text.count("\n", 0, start) + 1
    return Location(
        document=document,
        start=start,
        end=start + len(figure),
        line=line,
        column=start - first + 1,
        sentence=sentence,
        **more,
    )


def claim(name: str, kind: Kind, location: Location, text: str, value: str, unit: str, **more: object) -> Claim:
    """A claim with a plain quantity."""
    quantity = Quantity(text=text, value=Decimal(value), unit=unit, unit_text=unit)
    return Claim(id=name, kind=kind, location=location, quantity=quantity, **more)


def plain_report() -> Report:
    """Two documents, one error across them, one warning, an info, one baseline finding, one unreadable file."""
    heading = {"heading": ("Results",)}
    grew = place("note.md", NOTE, "25 percent", **heading)
    start = place("note.md", NOTE, "121.3", **heading)
    end = place("note.md", NOTE, "148 million dollars", **heading)
    score = place("note.md", NOTE, "86.4%", **heading)
    day = place("note.md", NOTE, "11 July 2024", **heading)
    other = place("card.md", CARD, "84.6%")
    size = place("card.md", CARD, "7B parameters")
    contradicted = Support(status=SupportStatus.CONTRADICTED)
    mmlu = {"subject": "Model-X", "metric": "accuracy", "qualifiers": {"benchmark": "MMLU"}}
    claims = (
        claim("c1", Kind.CHANGE, grew, "25 percent", "25", "percent", support=contradicted),
        claim("c2", Kind.MONEY, start, "121.3", "121300000", "USD"),
        claim("c3", Kind.MONEY, end, "148 million dollars", "148000000", "USD"),
        claim("c4", Kind.SCORE, score, "86.4%", "86.4", "percent", support=contradicted, **mmlu),
        Claim(
            id="c5",
            kind=Kind.DATE,
            location=day,
            date=DateValue(
                text="11 July 2024", start="2024-07-11", end="2024-07-11", grain=Grain.DAY, timex="2024-07-11"
            ),
            support=Support(status=SupportStatus.VERIFIED, by=("c4",)),
        ),
        claim("c6", Kind.SCORE, other, "84.6%", "84.6", "percent", support=contradicted, **mmlu),
        claim(
            "c7",
            Kind.PARAMETERS,
            size,
            "7B parameters",
            "7000000000",
            "parameter",
            attribution=Attribution(source="the lab", cue="says", citations=()),
            support=Support(status=SupportStatus.ATTRIBUTED, by=("the lab",)),
            confidence=0.8,
        ),
    )
    findings = (
        Finding(
            rule="CC201",
            name="percent-change-mismatch",
            severity=Severity.ERROR,
            message="From 121.3 to 148 is up 22.0%, not 25 percent, over either base.",
            claims=("c1", "c2", "c3"),
            locations=(grew, start, end),
            derivation=Derivation(
                formula="(to − from) / from",
                inputs=(
                    Input(name="from", text="121.3", claim="c2"),
                    Input(name="to", text="148 million dollars", claim="c3"),
                ),
                expected="21.5% to 22.5%",
                stated="25 percent",
                tolerance="half a unit in the last digit",
                readings=("over the first value: 22.0%", "over the second value: 18.0%"),
            ),
            fingerprint="f" * 20,
        ),
        Finding(
            rule="CC101",
            name="values-disagree",
            severity=Severity.WARNING,
            message="Model-X on MMLU is 86.4% in note.md and 84.6% in card.md.",
            claims=("c4", "c6"),
            locations=(score, other),
            confidence=0.75,
            fingerprint="a" * 20,
        ),
        Finding(
            rule="CC501",
            name="figure-without-source",
            severity=Severity.INFO,
            message="121.3 stands on nothing.",
            claims=("c2",),
            locations=(start,),
            fingerprint="b" * 20,
        ),
        Finding(
            rule="CC501",
            name="figure-without-source",
            severity=Severity.ERROR,
            message="148 stands on nothing.",
            claims=("c3",),
            locations=(end,),
            fingerprint="c" * 20,
            status=FindingStatus.BASELINE,
        ),
    )
    return Report(
        tool=Tool(version="0.1.0"),
        run=Run(started="2026-11-20T10:00:00+00:00", seconds=0.42, config_digest="0" * 64, command="check ."),
        documents=(
            DocumentSummary(
                name="note.md",
                media_type="text/markdown",
                sha256="1" * 64,
                title="Results",
                counts={"claims": 5, "findings": 4},
                text=NOTE,
            ),
            DocumentSummary(
                name="card.md", media_type="text/markdown", sha256="2" * 64, counts={"claims": 2}, text=CARD
            ),
        ),
        claims=claims,
        findings=findings,
        verifications=(
            Verification(
                rule="CC101",
                claims=("c5", "c4"),
                locations=(day, score),
                derivation=Derivation(formula="same day", expected="2024-07-11", stated="11 July 2024"),
            ),
        ),
        groups=(Group(key="Model-X|accuracy|MMLU", claims=("c4", "c6"), verdict="differ"),),
        errors=(ReadProblem(document="broken.md", kind="encoding", detail="byte 0 is not UTF-8"),),
        summary=Summary(
            by_rule={"CC101": 1, "CC201": 1, "CC501": 2},
            by_severity={"error": 2, "info": 1, "warning": 1},
            by_status={"baseline": 1, "new": 3},
            rules={"CC101": RuleCount(compared=2, agreed=1, differed=1), "CC201": RuleCount(compared=1, differed=1)},
            pairs_compared=1,
            pairs_not_comparable={"unit": 2},
        ),
        rules=(
            RuleInfo(
                code="CC201",
                name="percent-change-mismatch",
                severity=Severity.ERROR,
                summary="A stated change is not the one between the two values.",
                page="A stated change.\n\n## When it is wrong\nNever.",
            ),
        ),
    )


HOSTILE = (
    "A <script>document.title='owned'</script> <!-- ]]> {{ 7*7 }} {% raw %} </script><img src=x onerror=alert(1)> "
    "\u2028\u2029 ::error::x% [link](javascript:alert(1)) | `code` \x1b[31m \x07 \u202e \ud800 @someone "
    "[red]50%[/red] & end.\n"
)


def hostile_report() -> Report:
    """A report in which every string that comes from outside attacks some format."""
    name = "a <b>,:%\n[x](1)'\"&.md"
    location = place(name, HOSTILE, "50%", heading=("<h1>", "</script>"))
    evil = claim(
        "<script>", Kind.PERCENTAGE, location, "50%", "50", "percent", subject=HOSTILE, metric="{{x}}",
        qualifiers={"<b>": HOSTILE},
        attribution=Attribution(source=HOSTILE, cue="</script>", citations=("javascript:1",)),
    )  # fmt: skip
    finding = Finding(
        rule="CC101",
        name="values-disagree",
        severity=Severity.ERROR,
        message=HOSTILE,
        claims=("<script>",),
        locations=(location, location),
        derivation=Derivation(formula=HOSTILE, expected=HOSTILE, stated=HOSTILE, readings=(HOSTILE,)),
        fingerprint="</script>",
    )
    return Report(
        tool=Tool(version="0.1.0"),
        run=Run(started="2026-11-20T10:00:00+00:00", seconds=0.1, config_digest="0", command=HOSTILE),
        documents=(DocumentSummary(name=name, media_type="text/<b>", sha256="0" * 64, title=HOSTILE, text=HOSTILE),),
        claims=(evil,),
        findings=(finding,),
        errors=(ReadProblem(document=name, kind="<i>", detail=HOSTILE),),
    )

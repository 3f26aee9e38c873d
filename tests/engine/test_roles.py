"""Documents that are declared canonical, current, historical or quoted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from claimcheck import check
from claimcheck.config import Config, ConfigError, load_config
from claimcheck.records import Document, Finding, Report, Role

SAYS = "Corvid-20B has {} billion parameters.\n"
MARKDOWN, HTML, PLAIN = "text/markdown", "text/html", "text/plain"


def documents(**texts: str) -> list[Document]:
    media_types = {"md": MARKDOWN, "html": HTML, "txt": PLAIN}
    return [
        Document.from_text(text, name=name.replace("_", "."), media_type=media_types[name.rpartition("_")[2]])
        for name, text in texts.items()
    ]


def checked(config: Config | None = None, **texts: str) -> Report:
    return check(documents(**texts), (config or Config()).replacing(cache=False))


def contradictions(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule.startswith("CC1")]


def roles(**globs: Role) -> Config:
    return Config(roles={glob.replace("_", "."): role for glob, role in globs.items()})


@pytest.mark.parametrize("role", ["historical", "quoted"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("old_md", "---\nclaimcheck-role: {role}\n---\n\n" + SAYS.format(24)),
        ("old_html", '<html><head><meta name="claimcheck-role" content="{role}"></head><p>' + SAYS.format(24) + "</p>"),
        ("old_txt", "From: a@b.example\nSubject: Corvid\nClaimcheck-Role: {role}\n\n" + SAYS.format(24)),
    ],
)
def test_a_document_of_another_time_or_mouth_contradicts_no_other(name: str, text: str, role: str) -> None:
    assert contradictions(checked(new_md=SAYS.format(20), **{name: text.replace("{role}", "current")}))
    report = checked(new_md=SAYS.format(20), **{name: text.replace("{role}", role)})
    assert not contradictions(report)
    assert report.summary.pairs_not_comparable["in a historical or quoted document"] == 1
    assert {document.role for document in report.documents} == {None, Role(role)}


def test_the_settings_declare_roles_by_glob_and_the_document_overrules_them() -> None:
    config = roles(old_md=Role.HISTORICAL)
    assert not contradictions(checked(config, new_md=SAYS.format(20), old_md=SAYS.format(24)))
    own = "---\nclaimcheck-role: current\n---\n\n" + SAYS.format(24)
    assert contradictions(checked(config, new_md=SAYS.format(20), old_md=own))


def test_within_a_historical_document_all_is_compared() -> None:
    text = SAYS.format(20) + "\nA quiet day.\n\n" + SAYS.format(24)
    assert contradictions(checked(roles(old_md=Role.HISTORICAL), old_md=text))


@pytest.mark.parametrize(("canonical", "other"), [("a_md", "b_txt"), ("b_md", "a_txt"), ("a_html", "b_md")])
def test_the_canonical_document_is_named_and_the_other_one_flagged(canonical: str, other: str) -> None:
    texts = {canonical: SAYS.format(20), other: SAYS.format(24)}
    (found,) = contradictions(checked(roles(**{canonical: Role.CANONICAL}), **texts))
    name, flagged = canonical.replace("_", "."), other.replace("_", ".")
    assert found.message == (
        f"Parameter count of Corvid-20B is given as 24 billion parameters ({flagged}, line 1), "
        f"but the canonical {name}, line 1, states 20 billion parameters."
    )
    assert found.locations[0].document == flagged


def test_dates_of_events_are_held_against_the_canonical_document() -> None:
    text = "Corvid-20B was released on {} October 2025.\n"
    (found,) = contradictions(checked(roles(a_md=Role.CANONICAL), a_md=text.format(14), b_md=text.format(20)))
    assert "but the canonical a.md, line 1, states 14 October 2025" in found.message
    assert found.rule == "CC104"


def test_support_and_freshness_are_not_asked_of_a_historical_document() -> None:
    text = (
        "---\ndate: 2020-03-04\n{}---\n\n# Models\n\nKestrel plans to open its second laboratory by 2019. "
        "The method suits niche domains and cuts annotation costs by 90%.\n"
    )
    config = Config(checking_date=dt.date(2024, 1, 1), select=("CC501", "CC505"))
    assert {finding.rule for finding in checked(config, a_md=text.format("")).findings} == {"CC501", "CC505"}
    assert not checked(config, a_md=text.format("claimcheck-role: historical\n")).findings


def test_a_historical_document_may_differ_from_a_source(tmp_path: Path) -> None:
    (tmp_path / "card.md").write_text(SAYS.format(24), encoding="utf-8")
    config = Config(sources=(str(tmp_path),), select=("CC503",))
    assert checked(config, a_md=SAYS.format(20)).findings
    quoted = "---\nclaimcheck-role: quoted\n---\n\n" + SAYS.format(20)
    assert not checked(config, a_md=quoted).findings


def test_what_is_no_role_is_reported() -> None:
    report = checked(a_md="---\nclaimcheck-role: ancient\n---\n\n" + SAYS.format(20))
    (problem,) = report.errors
    assert (problem.document, problem.fatal) == ("a.md", False)
    assert "'ancient' is no role; known are canonical, current, historical, quoted" in problem.detail


def test_a_wrong_role_in_the_settings_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "claimcheck.toml"
    file.write_text('[roles]\n"*.md" = "ancient"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="'canonical', 'current', 'historical' or 'quoted'"):
        load_config(file)

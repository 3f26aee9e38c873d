"""Every way of giving a source, in each kind of document: which figures it covers, and which it leaves alone."""

from __future__ import annotations

import pytest

from claimcheck import Config, Document, check

RENTS = "Rents rose 11.8%"
TABLE = "| City | Rise |\n|---|---|\n| Alder | 11.8% |"
MARKDOWN = {
    f"{RENTS} ([office](https://o.example/a)).": "https://o.example/a",
    f"{RENTS} (https://o.example/a).": "https://o.example/a",
    f"{RENTS} <https://o.example/a>.": "https://o.example/a",
    f"{RENTS} ([office][1]).\n\n[1]: https://o.example/a": "https://o.example/a",
    f"{RENTS}.[^1]\n\n[^1]: Office, 2023.": "1",
    f"{RENTS}.[^1] Wages fell.\n\n[^1]: Office, 2023.": "1",
    f"{RENTS}[^1] in May.\n\n[^1]: Office, 2023.": "1",
    f"{RENTS} [12].": "[12]",
    f"{RENTS} [3, 4].": "[3, 4]",
    f"{RENTS} (Okafor, 2023).": "Okafor, 2023",
    f"{RENTS} (Okafor & Lind, 2023).": "Okafor & Lind, 2023",
    "Okafor et al. (2023) found that rents rose 11.8%.": "Okafor et al., 2023",
    f"{RENTS} [@okafor2023].": "@okafor2023",
    rf"{RENTS} \cite{{okafor2023}}.": "@okafor2023",
    rf"{RENTS} \citep[p. 3]{{okafor2023}}.": "@okafor2023",
    f"- {RENTS} ([office](https://o.example/a))\n- Wages rose 4.2%": "https://o.example/a",
    f"Table 1: Rents ([office](https://o.example/a))\n\n{TABLE}": "https://o.example/a",
    f"{TABLE}\n\nSource: Statistics office": "Statistics office",
    f"{RENTS}.\n\nSource: [office](https://o.example/a)": "https://o.example/a",
    f"{RENTS}.\n\nSource: Statistics office, 2023": "Statistics office, 2023",
    f"- {RENTS}\n- Wages rose\n\nSource: Statistics office": "Statistics office",
    f"{RENTS} [1].\n\n## References\n\n[1] Okafor, 2023. https://o.example/a": "[1]",
}
HTML = {
    f"<p>{RENTS} (<a href='https://o.example/a'>office</a>).</p>": "https://o.example/a",
    f"<p>{RENTS}.<sup><a href='#fn1'>1</a></sup></p><ol><li id='fn1'>Office, 2023.</li></ol>": "fn1",
    f"<ul><li>{RENTS} (<a href='https://o.example/a'>a</a>)</li><li>Wages rose 4.2%</li></ul>": "https://o.example/a",
    "<table><caption>Rents (<a href='https://o.example/a'>office</a>)</caption>"
    "<tr><th>City</th><th>Rise</th></tr><tr><td>Alder</td><td>11.8%</td></tr></table>": "https://o.example/a",
    f"<p>{RENTS}.</p><p>Source: Statistics office, 2023</p>": "Statistics office, 2023",
    f"<p>{RENTS} [12].</p>": "[12]",
    f"<p>{RENTS} (Okafor, 2023).</p>": "Okafor, 2023",
}
PLAIN = {
    f"{RENTS} (https://o.example/a).": "https://o.example/a",
    f"{RENTS} [12].": "[12]",
    f"{RENTS} (Okafor, 2023).": "Okafor, 2023",
    f"{RENTS} [@okafor2023].": "@okafor2023",
    f"{RENTS}.\n\nSource: Statistics office, 2023": "Statistics office, 2023",
    f"{RENTS}.[^1]\n\n[^1]: Office, 2023.": "1",
    f"{RENTS} [1].\n\nReferences\n\n[1] Okafor, 2023. https://o.example/a": "[1]",
}
SPEAKERS = {
    "Per the office, rents rose 11.8%.": "the office",
    "According to the housing department, rents rose 11.8%.": "the housing department",
    "Reuters reported that rents rose 11.8%.": "Reuters",
    "Rents rose 11.8%, the company said.": "the company",
    "The commission said rents rose 11.8%.": "The commission",
    "Ada Nwosu told reporters that rents rose 11.8%.": "Ada Nwosu",
    "“Rents rose 11.8%,” said Ada Nwosu of the office.": "Ada Nwosu of the office",
}
COVERING_NOTHING = [
    f"{RENTS} ([see below](#details)).",
    f"{RENTS} ([write to us](mailto:a@o.example)).",
    f"![plot](https://o.example/plot.png) {RENTS}.",
    f"Wages rose ([office](https://o.example/a)). {RENTS}.",
    f"## Wages\n\nSource: Statistics office\n\n## Rents\n\n{RENTS}.",
]


def support(text: str, name: str, media_type: str) -> tuple[str, tuple[str, ...]]:
    document = Document.from_text(text, name=name, media_type=media_type)
    [claim] = [c for c in check([document], Config(cache=False)).claims if c.text == "11.8%"]
    return claim.support.status.value, claim.support.by


@pytest.mark.parametrize(("text", "by"), MARKDOWN.items())
def test_markdown(text: str, by: str) -> None:
    assert support(text, "a.md", "text/markdown") == ("cited", (by,))


@pytest.mark.parametrize(("text", "by"), HTML.items())
def test_html(text: str, by: str) -> None:
    status, found = support(text, "a.html", "text/html")
    assert status == "cited"
    assert found in ((by,), (by.removeprefix("fn"),))


@pytest.mark.parametrize(("text", "by"), PLAIN.items())
def test_plain_text(text: str, by: str) -> None:
    assert support(text, "a.txt", "text/plain") == ("cited", (by,))


@pytest.mark.parametrize(("text", "by"), SPEAKERS.items())
def test_speakers(text: str, by: str) -> None:
    assert support(text, "a.md", "text/markdown") == ("attributed", (by,))


@pytest.mark.parametrize("text", COVERING_NOTHING)
def test_what_supports_no_figure(text: str) -> None:
    assert support(text, "a.md", "text/markdown") == ("unsupported", ())


def test_another_item_of_the_list_is_not_covered() -> None:
    text = f"- {RENTS} ([office](https://o.example/a))\n- Wages rose 4.2%"
    document = Document.from_text(text, name="a.md", media_type="text/markdown")
    statuses = {c.text: c.support.status.value for c in check([document], Config(cache=False)).claims}
    assert statuses == {"11.8%": "cited", "4.2%": "unsupported"}

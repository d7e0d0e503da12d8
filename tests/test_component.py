"""The spaCy component: facts as spans that displaCy can draw."""

import spacy
from pipelines import ruled
from spacy import displacy
from spacy.tokens import Doc

from extract.component import OwesFacts

TEXT = (
    "Sprawozdanie za okres 01-09-2018 30-11-2018\n"
    "Udzielono 106,5 godziny doradztwa prawnego 12 osobom (20.10)."
)


def test_facts_become_labelled_spans() -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe("owes_facts")
    doc = nlp(TEXT)
    labels = {(span.text, span.label_) for span in doc.spans["owes_facts"]}
    assert ("106,5 godziny doradztwa prawnego", "hours") in labels
    assert ("12 osobom", "count") in labels
    assert ("01-09-2018 30-11-2018", "date") in labels
    (hours,) = (fact for fact in doc._.owes_facts if fact["kind"] == "hours")
    assert (hours["value"], hours["topic"]) == (106.5, "doradztwo prawne")
    assert doc.text[hours["start"] : hours["end"]] == hours["quote"]


def test_spans_key_is_a_setting_and_displacy_draws_it() -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe("owes_facts", config={"spans_key": "sc"})
    page = displacy.render(nlp(TEXT), style="span", page=True, jupyter=False)
    assert "count" in page
    assert "hours" in page


def test_a_doc_with_facts_survives_bytes_and_disk(tmp_path) -> None:
    nlp = spacy.blank("pl")
    nlp.add_pipe("owes_facts")
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.owes_facts == doc._.owes_facts
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")(TEXT)
    labels = [span.label_ for span in loaded.spans["owes_facts"]]
    assert labels == [span.label_ for span in doc.spans["owes_facts"]]


def test_text_that_decoding_would_clean_keeps_the_tokens_offsets() -> None:
    nlp = spacy.blank("pl")
    doc = OwesFacts(nlp)(nlp.make_doc("Wsparto\u00ad 12 osób\r\ni 3 firmy."))
    assert [doc.text[f["start"] : f["end"]] for f in doc._.owes_facts] == ["12 osób", "3 firmy"]


def test_names_found_before_it_reach_the_finders(monkeypatch) -> None:
    seen = []

    def find(_section, context):
        seen[:] = [
            (one.label, context.report.text[one.start : one.end]) for one in context.entities
        ]
        return ()

    monkeypatch.setattr("extract.facts.registry.finders", lambda: (find,))
    nlp = ruled(ORG="Fundacja Szalej", RYBA="leszcz")
    nlp.add_pipe("owes_facts")
    nlp("Leszcz i leszcz to nie\r\nFundacja Szalej.")
    assert seen == [("orgName", "Fundacja Szalej")]
    blank = spacy.blank("pl")
    blank.add_pipe("owes_facts")
    blank("To nie Fundacja Szalej.")
    assert seen == []

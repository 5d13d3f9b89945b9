"""Write the treebanks and our own sentences as spaCy's training data.

python scripts/convert.py OUT.spacy FILE…   (.conllu: trees; .txt: sentences with some words annotated)
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import conllu
import marked
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

ATTRIBUTES = ["LEMMA", "POS", "MORPH", "HEAD", "DEP", "SENT_START"]


def main(out: Path, sources: list[Path]) -> None:
    """Write the documents of all the sources to `out`."""
    blank = spacy.blank("sv")
    docs = [doc for source in sources for doc in _documents(blank, source)]
    out.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, attrs=ATTRIBUTES).to_disk(out)
    print(f"{out}: {len(docs)} documents, {sum(map(len, docs))} words")


def _documents(blank: Language, source: Path) -> Iterator[Doc]:
    if source.suffix == ".txt":
        yield from marked.documents(blank, source)
    else:
        yield from (conllu.document(blank.vocab, paragraph) for paragraph in conllu.paragraphs(source))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])

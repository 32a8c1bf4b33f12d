"""Draw facts of knowledge/ at random, for a reader to hold against the sources: python -m scripts.draw_facts --count 120 --seed 7

A fact is one sentence or list item of a guidance section, one line of a step's or a
registry entry's rendered section. Each is printed with where it stands, its days, its
label and its basis; nothing is printed that would tell the reader what to find.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator

from catalogue.wordings import load_wordings
from config.settings import load_settings
from domain.answers import Language
from domain.documents import Section
from ingest.knowledge_sources import KnowledgeReader, find_knowledge
from ingest.sources import find_sources

_TITLES = 1  # the first line of a rendered step, form or document only names it


def all_facts() -> Iterator[tuple[Section, str]]:
    """Yield (section, line) for every line of knowledge/ that states something."""
    settings = load_settings()
    reader = KnowledgeReader(settings.knowledge_dir, load_wordings(settings.prompts_dir / "sections", (Language.VI,)))
    for source in (*find_sources([settings.knowledge_dir]), *find_knowledge([settings.knowledge_dir])):
        for section in reader.read(source).sections:
            lines = [line for line in section.text.split("\n") if line.strip()]
            skip = _TITLES if source.media_type == "application/yaml" and len(lines) > 1 else 0
            yield from ((section, line) for line in lines[skip:])


def main() -> int:
    """Print the facts drawn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--seed", type=int, required=True)
    arguments = parser.parse_args()
    facts = list(all_facts())
    for number, (section, line) in enumerate(random.Random(arguments.seed).sample(facts, min(arguments.count, len(facts))), start=1):
        days = f"{section.validity.start or '…'} – {section.validity.end or '…'}"
        basis = "; ".join(str(reference) for reference in section.legal_basis) or "–"
        sys.stdout.write(f"{number}. {line.strip()}\n   {section.id} | {days} | {section.verification} | {basis}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

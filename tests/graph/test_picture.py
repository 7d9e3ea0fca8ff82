"""The README's picture of the graph is the graph."""

from pathlib import Path

from engine.offline import OfflineEngine
from graph.build import compiled
from graph.open import open_backstage, utc_now

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_shows_the_compiled_graph(tmp_path: Path) -> None:
    backstage = open_backstage(tmp_path, OfflineEngine(), utc_now)
    try:
        picture = compiled(backstage, None).get_graph().draw_mermaid()
    finally:
        backstage.close()
    block = f"```mermaid\n{picture.strip()}\n```"
    assert block in README.read_text(encoding="utf-8"), f"put this into the README:\n{block}"

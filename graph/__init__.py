"""The graph of an interview and everything that is bound to it."""

import os

# LangGraph reads this as it is imported: checkpoints may hold its own types and nothing else (CVE-2026-28277).
os.environ.setdefault("LANGGRAPH_STRICT_MSGPACK", "true")

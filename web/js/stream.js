/** Follow an interview's events: replayed from a position, then live; picked up again by itself after any break. */
import { pause } from "./api.js";

/**
 * @typedef {{ id?: number, type: string } & Record<string, any>} Happening
 * @typedef {"connecting" | "open" | "waiting" | "gone"} Line
 */

const FIRST_WAIT = 250;
const LONGEST_WAIT = 5000;

/**
 * Follow until `stop` is called. Events with an id come in order, each once; deltas have none.
 * @param {string} interviewId
 * @param {number} after
 * @param {(event: Happening) => void} onEvent
 * @param {(line: Line) => void} onLine "gone": the interview does not exist any more
 * @returns {() => void} stop
 */
export function follow(interviewId, after, onEvent, onLine) {
  const stopper = new AbortController();
  let position = after;
  const take = (/** @type {Happening} */ event) => {
    if (event.id !== undefined) {
      if (event.id <= position) return;
      position = event.id;
    }
    onEvent(event);
  };
  (async () => {
    for (let tries = 0; !stopper.signal.aborted; tries += 1) {
      onLine(tries ? "waiting" : "connecting");
      try {
        const reply = await fetch(`/api/interviews/${encodeURIComponent(interviewId)}/events`, {
          headers: { Accept: "text/event-stream", "Last-Event-ID": String(position) },
          signal: stopper.signal,
        });
        if (reply.status === 404) return onLine("gone");
        if (reply.ok && reply.body) {
          onLine("open");
          tries = 0;
          await read(reply.body, take);
        }
      } catch (fault) {
        if (stopper.signal.aborted) return;
      }
      onLine("waiting");
      await pause(Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT), stopper.signal).catch(() => undefined);
    }
  })();
  return () => stopper.abort();
}

/** @param {ReadableStream<Uint8Array>} body @param {(event: Happening) => void} take */
async function read(body, take) {
  // The types of the two ends differ in name only.
  const decoder = /** @type {ReadableWritablePair<string, Uint8Array>} */ (/** @type {unknown} */ (new TextDecoderStream()));
  const reader = body.pipeThrough(decoder).getReader();
  let held = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    held += value;
    const blocks = held.split("\n\n");
    held = blocks.pop() || "";
    for (const block of blocks) {
      const data = block
        .split("\n")
        .filter((line) => line.startsWith("data:"))
        .map((line) => line.slice(5).trimStart())
        .join("\n");
      if (data) take(JSON.parse(data));
    }
  }
}

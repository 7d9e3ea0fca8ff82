/** Beginning the interview: what is being done, step by step, until the first question is there. */
import { api, Refused } from "../../api.js";
import { html, useEffect, useRef, useState } from "../../html.js";
import { go } from "../../router.js";
import { Fault, Heading, useSlow } from "../../parts/basics.js";
import { Steps } from "../../parts/steps.js";
import { follow } from "../../stream.js";
import { words as general } from "../../words.js";
import { words as all } from "../../words_setup.js";

const words = all.beginning;

/** @typedef {"cv" | "job" | "open" | "plan" | "ask"} StepName */
/** @typedef {{ kind: "cv" | "job", read: () => Promise<any> }} Reading */
/** A reading is of what was pasted but not read yet. */

/**
 * @param {{
 *   readings: Reading[], known: ("cv" | "job")[], send: () => { key: string, body: any }, done: () => void, back: (fault?: "source") => void,
 * }} props `known`: what was read before. `send` is asked once everything is read: the key and the body to begin with.
 */
export function Beginning({ readings, known, send, done, back }) {
  const [before] = useState(known.length);
  const [names] = useState(() => /** @type {StepName[]} */ ([...known, ...readings.map((reading) => reading.kind), "open", "plan", "ask"]));
  const [reached, setReached] = useState(before);
  const [fault, setFault] = useState(/** @type {unknown} */ (undefined));
  const [away, setAway] = useState(false);
  const [turn, setTurn] = useState(0);
  const position = useRef(0);
  position.current = reached;
  const reach = (/** @type {StepName | "there"} */ name) => setReached(name === "there" ? names.length : names.indexOf(name));

  useEffect(() => {
    let wanted = true;
    /** @type {(() => void) | undefined} */
    let stop;
    const work = async () => {
      for (const reading of readings) {
        reach(reading.kind);
        await reading.read();
      }
      reach("open");
      const { key, body } = send();
      const { id } = await api.begin(body, key);
      if (wanted) stop = watch(id, { reach, setAway, setFault, there: () => (done(), go(`interview/${id}`)) });
    };
    setFault(undefined);
    work().catch((problem) => {
      if (!wanted) return;
      if (position.current < before + readings.length) back("source");
      else setFault(problem);
    });
    return () => {
      wanted = false;
      stop?.();
    };
  }, [turn]);

  const slow = useSlow(names[reached] === "open" && !fault);
  const steps = names.map((name, index) => ({
    name,
    text: words[name],
    note: slow && index === reached ? general.stillTrying : undefined,
    state: /** @type {"waiting" | "doing" | "done" | "failed"} */ (index < reached ? "done" : index > reached ? "waiting" : fault ? "failed" : "doing"),
  }));
  return html`<div class="page beginning">
    <${Heading} title=${fault ? words.notReady : words.title} />
    <div class="card" role="status"><${Steps} steps=${steps} label=${words.label} /></div>
    ${away && html`<p class="banner thin" role="status">${words.reconnecting}</p>`}
    <${Fault} fault=${fault} again=${() => setTurn(turn + 1)}>
      <button type="button" class="button" onClick=${() => back()}>${words.back}</button>
    </${Fault}>
  </div>`;
}

/**
 * Follow a new interview until its first question is spoken.
 * @param {string} id
 * @param {{ reach: (name: StepName) => void, setAway: (away: boolean) => void, setFault: (fault: unknown) => void, there: () => void }} tell
 */
function watch(id, tell) {
  const stop = follow(
    id,
    0,
    (event) => {
      if (event.type === "node.started" && event.node === "plan") tell.reach("plan");
      if (event.type === "node.started" && event.node === "ask") tell.reach("ask");
      if (event.type === "message.delta" || event.type === "message.completed" || event.type === "answer.required") {
        stop();
        tell.there();
      }
      if (event.type === "run.failed") {
        stop();
        tell.setFault(new Refused(500, { code: "turn_failed", detail: event.message || words.failed }));
      }
    },
    (line) => {
      tell.setAway(line === "waiting");
      if (line === "gone") tell.setFault(new Refused(404, { code: "not_found", detail: words.failed }));
    },
  );
  return stop;
}

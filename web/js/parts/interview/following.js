/** Follow an interview: its log from the start and then live, how it stands, and the words of its answers. */
import { api, Refused } from "../../api.js";
import { useCallback, useEffect, useMemo, useRef, useState } from "../../html.js";
import { follow } from "../../stream.js";
import { SILENCE, take } from "./talk.js";

const GATHER_MILLISECONDS = 30;
const QUIET_MILLISECONDS = 1200;
const CHANNEL = "greenroom";

/**
 * @param {string} id
 * @returns {{ talk: import("./talk.js").Talk, line: import("../../stream.js").Line, settled: boolean }}
 * `settled`: what is there was read, so whatever comes now is new.
 */
export function useTalk(id) {
  const [talk, setTalk] = useState(SILENCE);
  const [line, setLine] = useState(/** @type {import("../../stream.js").Line} */ ("connecting"));
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    /** @type {import("../../stream.js").Happening[]} */
    let waiting = [];
    let timer = 0;
    let quiet = 0;
    const flush = () => {
      timer = 0;
      const batch = waiting;
      waiting = [];
      setTalk((known) => batch.reduce(take, known));
    };
    const stop = follow(
      id,
      0,
      (event) => {
        waiting.push(event);
        timer ||= window.setTimeout(flush, GATHER_MILLISECONDS);
        quiet ||= window.setTimeout(() => setSettled(true), QUIET_MILLISECONDS);
      },
      setLine,
    );
    return () => {
      stop();
      clearTimeout(timer);
      clearTimeout(quiet);
    };
  }, [id]);
  return { talk, line, settled };
}

/**
 * How the interview stands; read again when a run ends, when the page is looked at again, and when another tab says so.
 * @param {string} id
 * @param {number} changes
 */
export function useStanding(id, changes) {
  const [standing, setStanding] = useState(/** @type {any} */ (null));
  const [fault, setFault] = useState(/** @type {unknown} */ (null));
  const channel = useMemo(() => ("BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : null), []);
  const refresh = useCallback(() => {
    api.interview(id).then(
      (found) => {
        setStanding(found);
        setFault(null);
      },
      (error) => setFault(error),
    );
  }, [id]);
  useEffect(refresh, [refresh, changes]);
  useEffect(() => {
    const looked = () => document.visibilityState === "visible" && refresh();
    const told = (/** @type {MessageEvent} */ message) => message.data?.interview === id && refresh();
    document.addEventListener("visibilitychange", looked);
    window.addEventListener("focus", looked);
    channel?.addEventListener("message", told);
    return () => {
      document.removeEventListener("visibilitychange", looked);
      window.removeEventListener("focus", looked);
      channel?.removeEventListener("message", told);
    };
  }, [refresh, channel, id]);
  useEffect(() => () => channel?.close(), [channel]);
  const turnTo = useCallback(
    async (/** @type {"pause" | "resume"} */ what) => {
      setStanding(await api.turnTo(id, what));
      channel?.postMessage({ interview: id });
    },
    [id, channel],
  );
  const gone = fault instanceof Refused && fault.status === 404;
  return { standing, fault, gone, refresh, turnTo };
}

/**
 * The words of the answers: those sent from here at once, all others out of the report.
 * @param {string} id
 * @param {import("./talk.js").Talk} talk
 */
export function useTexts(id, talk) {
  const [sent, setSent] = useState(/** @type {Record<string, string>} */ ({}));
  const [report, setReport] = useState(/** @type {any} */ (null));
  const asking = useRef(false);
  const turns = /** @type {import("./talk.js").Turn[]} */ (talk.entries.filter((entry) => entry.kind === "turn"));
  const known = useMemo(() => answersIn(report), [report]);
  const textOf = (/** @type {import("./talk.js").Turn} */ turn) => sent[turn.runId] ?? known.get(turn.questionId)?.get(turn.attempt);
  const missing = turns.filter((turn) => turn.deed === "answer" && textOf(turn) === undefined).length;
  const load = useCallback(() => {
    if (asking.current) return;
    asking.current = true;
    api
      .report(id)
      .then(setReport, () => undefined)
      .finally(() => (asking.current = false));
  }, [id]);
  useEffect(() => {
    if (missing) load();
  }, [missing, talk.changes, load]);
  const remember = useCallback((/** @type {string} */ runId, /** @type {string} */ text) => setSent((all) => ({ ...all, [runId]: text })), []);
  return { textOf, remember, report, load };
}

/**
 * Return question -> attempt -> words of every answer that the report holds.
 * @param {any} report
 * @returns {Map<string, Map<number, string>>}
 */
export function answersIn(report) {
  const found = new Map();
  const enter = (/** @type {any} */ asked) => {
    const attempts = /** @type {any[]} */ (asked.attempts || []);
    const texts = new Map(attempts.map((one, index) => [one.attempt ?? index + 1, one.answer]));
    if (!texts.size) texts.set(1, asked.answer);
    found.set(asked.id, texts);
  };
  for (const question of report?.questions || []) {
    enter(question);
    for (const followUp of question.followUps || []) enter(followUp);
  }
  return found;
}

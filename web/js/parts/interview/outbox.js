/** What is on its way to the server: shown at once, kept in this browser until it is acknowledged, sent as often as it takes. */
import { api, Refused } from "../../api.js";
import { useCallback, useEffect, useRef, useState } from "../../html.js";
import { keep, kept, newKey } from "../../keep.js";

/**
 * @typedef {{
 *   key: string, deed: "answer" | "skip" | "end", questionId: string, text: string, source: string, earlier: number, attempt?: number,
 *    state: "sending" | "waiting" | "sent" | "failed", runId?: string, code?: string, message?: string,
 * }} Parcel `earlier`: how many turns this question had when it was sent. The key stays the same however often it is sent.
 * What is "sent" is acknowledged and in the ledger; only our log does not tell of it yet.
 */

const MOMENT = 1000;

/** @param {string} id */
const shelf = (id) => `outbox.${id}`;

/**
 * @param {string} id
 * @param {import("./talk.js").Talk} talk
 * @param {(parcel: Parcel, runId: string) => void} onTaken
 */
export function useOutbox(id, talk, onTaken) {
  const running = Boolean(talk.run);
  const [parcel, setParcel] = useState(/** @type {Parcel | null} */ (null));
  const taken = useRef(onTaken);
  taken.current = onTaken;
  const note = useCallback(
    (/** @type {Parcel | null} */ next) => {
      keep(shelf(id), next ?? undefined);
      setParcel(next);
    },
    [id],
  );
  const post = useCallback(
    async (/** @type {Parcel} */ one) => {
      note({ ...one, state: "sending", code: undefined, message: undefined });
      try {
        const { runId } = await api.deed(id, one.deed, bodyOf(one), one.key);
        taken.current(one, runId);
        note(null);
        setParcel({ ...one, state: "sent", runId });
      } catch (fault) {
        note(refused(one, fault));
      }
    },
    [id, note],
  );
  useEffect(() => {
    const left = kept(shelf(id));
    if (left?.key) post(left);
  }, [id, post]);
  useEffect(() => {
    if (parcel?.state !== "waiting" || running) return undefined;
    const timer = setTimeout(() => post(parcel), MOMENT / 4);
    return () => clearTimeout(timer);
  }, [parcel, running, post]);
  const told = parcel?.state === "sent" && talk.entries.some((entry) => entry.kind === "turn" && entry.runId === parcel.runId);
  useEffect(() => {
    if (told) setParcel(null);
  }, [told]);
  const send = (/** @type {Pick<Parcel, "deed" | "questionId" | "text" | "source" | "earlier" | "attempt">} */ what) => {
    const fresh = /** @type {Parcel} */ ({ ...what, key: newKey(), state: "waiting" });
    if (running) note(fresh); // the turn before is not over: this goes as soon as it is
    else post(fresh);
  };
  return { parcel, send, again: () => parcel && post(parcel), drop: () => note(null) };
}

/** @param {Parcel} parcel */
function bodyOf(parcel) {
  if (parcel.deed === "answer") return { questionId: parcel.questionId, answer: parcel.text, source: parcel.source };
  return parcel.deed === "skip" ? { questionId: parcel.questionId } : {};
}

/** What becomes of a parcel that was not taken. @param {Parcel} parcel @param {unknown} fault @returns {Parcel} */
function refused(parcel, fault) {
  if (!(fault instanceof Refused)) return { ...parcel, state: "failed", code: "unknown", message: String(fault) };
  const notYet = fault.code === "run_active" || (fault.code === "conflict" && fault.problem.retryAfter);
  if (notYet) return { ...parcel, state: "waiting" };
  const code = fault.code === "conflict" && fault.problem.reason ? String(fault.problem.reason) : fault.code;
  return { ...parcel, state: "failed", code, message: fault.message };
}

/** The recordings of one interview: those that are kept, and those that wait in memory until their answer was taken. */
import { api, Refused } from "../../api.js";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "../../html.js";
import { recordWords } from "../../words_recording.js";

/**
 * @typedef {{
 *   seconds: number, firstWord: number | null, speaking: number, pauses: number, longPauses: number, longestPause: number, words: number,
 *   pace: number | null, fillersPer100: number | null, advice: { code: string, text: string } | null,
 * }} Measures
 * @typedef {{ questionId: string, attempt: number, contentType: string, createdAt: string, measures: Measures }} Recording
 * @typedef {{ place: string, blob: Blob, seconds: number, state: "held" | "sending" | "failed", message?: string }} Take
 * `place`: question and attempt, such as "q1.1".
 * @typedef {{
 *   interviewId: string, kept: Recording[], takes: Take[], put: (place: string, blob: Blob, seconds: number) => void,
 *   drop: (place: string) => void, send: (place: string) => void, taken: (place: string) => void,
 *   remove: (questionId: string, attempt: number) => Promise<void>,
 * }} Shelf
 */

const ShelfContext = createContext(/** @type {Shelf | null} */ (null));

/** Gives everything inside the recordings of an interview. */
export const OnShelf = ShelfContext.Provider;

/** @returns {Shelf | null} */
export const useShelf = () => useContext(ShelfContext);

/** @param {string} questionId @param {number} attempt */
export const placeOf = (questionId, attempt) => `${questionId}.${attempt}`;

/** @param {string} interviewId @returns {Shelf} */
export function useRecordings(interviewId) {
  const [kept, setKept] = useState(/** @type {Recording[]} */ ([]));
  const [takes, setTakes] = useState(/** @type {Take[]} */ ([]));
  const held = useRef(/** @type {Map<string, Take>} */ (new Map()));
  const answered = useRef(/** @type {Set<string>} */ (new Set()));
  useEffect(() => {
    let wanted = true;
    // A convenience: where the list cannot be read, nothing is said, and nothing else depends on it.
    api.recordings(interviewId).then(
      (found) => wanted && setKept(found.recordings),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [interviewId]);
  const note = useCallback((/** @type {string} */ place, /** @type {Take | null} */ take) => {
    if (take) held.current.set(place, take);
    else held.current.delete(place);
    setTakes([...held.current.values()]);
  }, []);
  const send = useCallback(
    async (/** @type {string} */ place) => {
      const take = held.current.get(place);
      if (!take || take.state === "sending") return;
      note(place, { ...take, state: "sending", message: undefined });
      const [questionId, attempt] = place.split(".");
      try {
        const fresh = await api.keepRecording(interviewId, questionId, Number(attempt), take.blob);
        setKept((known) => [...known.filter((one) => placeOf(one.questionId, one.attempt) !== place), fresh]);
        note(place, null);
      } catch (fault) {
        note(place, { ...take, state: "failed", message: fault instanceof Refused ? fault.message : recordWords.faults.other });
      }
    },
    [interviewId, note],
  );
  const put = useCallback(
    (/** @type {string} */ place, /** @type {Blob} */ blob, /** @type {number} */ seconds) => {
      note(place, { place, blob, seconds, state: "held" });
      if (answered.current.has(place)) void send(place); // it was sent while one was still speaking
    },
    [note, send],
  );
  const taken = useCallback(
    (/** @type {string} */ place) => {
      answered.current.add(place);
      void send(place);
    },
    [send],
  );
  const drop = useCallback((/** @type {string} */ place) => note(place, null), [note]);
  const remove = useCallback(
    async (/** @type {string} */ questionId, /** @type {number} */ attempt) => {
      await api.removeRecording(interviewId, questionId, attempt);
      setKept((known) => known.filter((one) => one.questionId !== questionId || one.attempt !== attempt));
    },
    [interviewId],
  );
  return useMemo(
    () => ({ interviewId, kept, takes, put, drop, send, taken, remove }),
    [interviewId, kept, takes, put, drop, send, taken, remove],
  );
}

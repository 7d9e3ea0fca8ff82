/** What is being set up, kept in this browser until the interview has begun, so that a reload loses nothing. */
import { today } from "../../dates.js";
import { useCallback, useRef, useState } from "../../html.js";
import { keep, kept } from "../../keep.js";

/**
 * @typedef {{
 *   type: string, industry: string, level: string, preset: boolean, cvId: string, cvText: string,
 *   jobId: string, jobText: string, jobUrl: string, personas: string[], length: string, mode: string, interviewOn: string,
 *   begun: { key: string, body: any } | null,
 * }} Draft
 * `length`: "q5" for five questions, "m15" for fifteen minutes. `preset`: industry and level come from the advert.
 * `begun`: what was sent to begin it, so that sending it again after a reload begins nothing twice.
 */

/** @type {Draft} */
const NEW = {
  type: "behavioral",
  industry: "any",
  level: "mid",
  preset: false,
  cvId: "",
  cvText: "",
  jobId: "",
  jobText: "",
  jobUrl: "",
  personas: [],
  length: "q5",
  mode: "graded",
  interviewOn: "",
  begun: null,
};

/**
 * The third is the draft as it is this moment, for work that goes on between two drawings of the screen.
 * @returns {[Draft, (part: Partial<Draft>) => void, { current: Draft }]}
 */
export function useDraft() {
  const [draft, setDraft] = useState(() => /** @type {Draft} */ ({ ...NEW, ...kept("setup") }));
  const now = useRef(draft);
  const change = useCallback((/** @type {Partial<Draft>} */ part) => {
    now.current = { ...now.current, ...part };
    keep("setup", now.current);
    setDraft(now.current);
  }, []);
  return [draft, change, now];
}

/** What POST /api/interviews is sent. @param {Draft} draft */
export function bodyOf(draft) {
  const amount = Number(draft.length.slice(1));
  return {
    interviewType: draft.type,
    industry: draft.industry,
    roleLevel: draft.level,
    mode: draft.mode,
    ...(draft.length.startsWith("m") ? { durationMinutes: amount } : { questionCount: amount }),
    ...(draft.personas.length ? { personas: draft.personas } : {}),
    ...(draft.cvId ? { cvId: draft.cvId } : {}),
    ...(draft.jobId ? { jobId: draft.jobId } : {}),
    ...(draft.interviewOn && draft.interviewOn >= today() ? { interviewOn: draft.interviewOn } : {}),
  };
}

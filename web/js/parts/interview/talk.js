/** What an interview's event log says, as the page shows it. Pure: the same events always give the same conversation. */

/** @typedef {{ id: string, name: string, role: string, style?: string }} Persona */
/**
 * @typedef {{
 *   kind: "said", messageId: string, persona: Persona | null, text: string, question: string, questionId: string | null,
 *   number: number, followUp: number,
 * }} Said
 * @typedef {{
 *   kind: "turn", runId: string, deed: "answer" | "skip" | "end", questionId: string, attempt: number, number: number,
 *   state: "running" | "done" | "failed", fault?: string, grade?: import("../grade/shapes.js").Grade,
 *   examples?: import("../grade/shapes.js").Line[], degraded: boolean,
 * }} Turn
 * @typedef {{
 *   id: string, text: string, number: number, followUp: number, totalQuestions?: number, kind?: string, why?: string | null,
 *   persona: Persona | null, attempt: number,
 * }} Asked
 */
/**
 * @typedef {{
 *   entries: (Said | Turn)[], asked: Asked | null, before: Asked | null, speaking: { messageId: string, text: string, persona: Persona | null } | null,
 *   run: { id: string, kind: string } | null, nodes: Record<string, "doing" | "done">, status: string | null, total: number,
 *   startFault: string | null, figures: any, changes: number,
 * }} Talk `changes`: how often the standing of the interview may have changed.
 */

/** @type {Talk} */
export const SILENCE = {
  entries: [],
  asked: null,
  before: null,
  speaking: null,
  run: null,
  nodes: {},
  status: null,
  total: 0,
  startFault: null,
  figures: null,
  changes: 0,
};

const DEEDS = ["answer", "skip", "end"];

/** @param {Talk} talk @param {import("../../stream.js").Happening} event @returns {Talk} */
export function take(talk, event) {
  const taker = TAKERS[event.type];
  return taker ? taker(talk, event) : talk;
}

/** @type {Record<string, (talk: Talk, event: import("../../stream.js").Happening) => Talk>} */
const TAKERS = {
  "run.started": begun,
  "run.finished": (talk, event) => ({
    ...patched(talk, event.runId, { state: "done" }),
    run: null,
    speaking: null,
    status: event.status,
    changes: talk.changes + 1,
  }),
  "run.failed": failed,
  "node.started": (talk, event) => ({ ...talk, nodes: { ...talk.nodes, [event.node]: "doing" } }),
  "node.finished": (talk, event) => ({ ...talk, nodes: { ...talk.nodes, [event.node]: "done" } }),
  "message.delta": spoken,
  "message.completed": said,
  "answer.required": required,
  grade: (talk, event) => patched(talk, talk.run?.id, { grade: event.grade }),
  examples: (talk, event) => patched(talk, talk.run?.id, { examples: event.examples }),
  degraded: (talk) => patched(talk, talk.run?.id, { degraded: true }),
  "interview.status": (talk, event) => ({ ...talk, status: event.status, changes: talk.changes + 1 }),
  analysis: (talk, event) => ({ ...talk, figures: event.analysis?.figures ?? null }),
};

/** @param {Talk} talk @param {import("../../stream.js").Happening} event @returns {Talk} */
function begun(talk, event) {
  const run = { id: event.runId, kind: event.kind };
  const started = { ...talk, run, nodes: {}, startFault: null, speaking: null };
  if (!DEEDS.includes(event.kind)) return started;
  const earlier = turnsOf(talk, event.questionId).filter((turn) => turn.deed === "answer" && turn.state !== "failed");
  /** @type {Turn} */
  const turn = {
    kind: "turn",
    runId: event.runId,
    deed: event.kind,
    questionId: event.questionId ?? "",
    attempt: event.attempt ?? earlier.length + 1,
    number: talk.asked?.number ?? 0,
    state: "running",
    degraded: false,
  };
  return { ...started, entries: [...talk.entries, turn], before: talk.asked, asked: null };
}

/** A failed turn leaves its question open; what was said after it is said anew. @param {Talk} talk @param {import("../../stream.js").Happening} event @returns {Talk} */
function failed(talk, event) {
  const at = talk.entries.findIndex((entry) => entry.kind === "turn" && entry.runId === event.runId);
  const over = { ...talk, run: null, speaking: null, changes: talk.changes + 1 };
  if (at < 0) return talk.run?.kind === "start" ? { ...over, startFault: event.message || "" } : { ...over, asked: talk.asked ?? talk.before };
  const kept = { ...over, entries: talk.entries.slice(0, at + 1), asked: talk.before };
  return patched(kept, event.runId, { state: "failed", fault: event.message });
}

/** A live piece. One that brings a snapshot holds all that was said before we listened. @param {Talk} talk @param {import("../../stream.js").Happening} event @returns {Talk} */
function spoken(talk, event) {
  const known = talk.speaking?.messageId === event.messageId && !event.snapshot ? talk.speaking : null;
  const told = talk.entries.some((entry) => entry.kind === "said" && entry.messageId === event.messageId);
  if (told || !talk.run) return talk; // a piece that was overtaken by the whole message
  return {
    ...talk,
    speaking: {
      messageId: event.messageId,
      text: (known?.text ?? "") + event.text,
      persona: event.persona ?? known?.persona ?? null,
    },
  };
}

/** @param {Talk} talk @param {import("../../stream.js").Happening} event @returns {Talk} */
function said(talk, event) {
  /** @type {Said} */
  const entry = {
    kind: "said",
    messageId: event.messageId,
    persona: event.persona ?? null,
    text: event.text,
    question: event.question ?? "",
    questionId: event.questionId ?? null,
    number: event.number ?? 0,
    followUp: event.followUp ?? 0,
  };
  const asked = entry.questionId
    ? {
        id: entry.questionId,
        text: entry.question,
        number: entry.number,
        followUp: entry.followUp,
        persona: entry.persona,
        attempt: event.attempt ?? answered(talk, entry.questionId) + 1,
      }
    : talk.asked;
  return { ...talk, entries: [...talk.entries, entry], speaking: null, asked };
}

/** @param {Talk} talk @param {import("../../stream.js").Happening} event @returns {Talk} */
function required(talk, event) {
  const { question } = event;
  const attempt = event.attempt ?? question.attempt ?? answered(talk, question.id) + 1;
  return { ...talk, asked: { ...question, attempt }, total: question.totalQuestions || talk.total };
}

/** How often a question was answered. @param {Talk} talk @param {string} questionId */
function answered(talk, questionId) {
  return turnsOf(talk, questionId).filter((turn) => turn.deed === "answer" && turn.state !== "failed").length;
}

/** @param {Talk} talk @param {string} questionId @returns {Turn[]} */
export function turnsOf(talk, questionId) {
  return /** @type {Turn[]} */ (talk.entries.filter((entry) => entry.kind === "turn" && entry.questionId === questionId));
}

/** The number of the main question is in the id: q3, and q3f1 for a follow-up to it. @param {Turn} turn */
export function numberOf(turn) {
  return Number(turn.questionId.match(/^q(\d+)/)?.[1] ?? turn.number);
}

/** Which follow-up it is, 0 for a main question. @param {Turn} turn */
export function followUpOf(turn) {
  return Number(turn.questionId.match(/f(\d+)$/)?.[1] ?? 0);
}

/**
 * The grades that counted for a main question one after the other, up to a turn: a retry adds one, a follow-up takes in what it follows.
 * @param {Talk} talk
 * @param {Turn} turn
 */
export function gradesUpTo(talk, turn) {
  /** @type {import("../grade/shapes.js").Grade[]} */
  const grades = [];
  const asked = new Set();
  for (const entry of talk.entries.slice(0, talk.entries.indexOf(turn) + 1)) {
    if (entry.kind !== "turn" || !entry.grade || numberOf(entry) !== numberOf(turn)) continue;
    if (!asked.has(entry.questionId)) grades.pop();
    grades.push(entry.grade);
    asked.add(entry.questionId);
  }
  return grades;
}

/** @param {Talk} talk @param {string | undefined} runId @param {Partial<Turn>} change @returns {Talk} */
function patched(talk, runId, change) {
  const entries = talk.entries.map((entry) => (entry.kind === "turn" && entry.runId === runId ? { ...entry, ...change } : entry));
  return { ...talk, entries };
}

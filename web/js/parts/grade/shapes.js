/** The shapes of a grade as the API sends it. */

/** @typedef {{ questionId: string, start: number, end: number, quote: string }} QuotedSpan */
/**
 * @typedef {{
 *   dimension: string, name: string, level: number | null, weight: number, points: number, maxPoints: number,
 *   anchor: string | null, nextAnchor: string | null, gain: number, spans: QuotedSpan[], about: string, point: string,
 * }} Dimension
 */
/**
 * @typedef {{
 *   questionId: string, rubric: string, status: "scored" | "not_scored", overall: number | null, score10: number | null,
 *   dimensions: Dimension[], cap: { reason: string, limit: number, points: number } | null,
 *   completeness: { present: string[], missing: string[], share: number } | null,
 *   star: { questionId: string, part: string, start: number, end: number }[], flags: string[], conditions: string[],
 *   hedges: number | null, engine: string, degraded: boolean,
 *   feedback: {
 *     strength: { text: string, quote: string, dimension: string } | null,
 *     change: { text: string, dimension: string, gain: number } | null,
 *   },
 * }} Grade
 */
/** @typedef {{ questionId: string, text: string }} Told What was answered, to which question. */
/**
 * @typedef {{
 *   id: string, text: string, employer: string | null, role: string | null, score: number, used?: boolean, quote?: string,
 * }} Line A line of the CV that fits a question.
 */

/** The story parts that a strip shows, with the dimension each is graded in. */
export const STORY = /** @type {const} */ ([
  ["S", "situation"],
  ["T", "task"],
  ["A", "action"],
  ["R", "result"],
]);

/** Points as people read them: no more digits than there are. @param {number} value */
export function figure(value) {
  return value.toLocaleString("en", { maximumFractionDigits: 2 }).replace("-", "−");
}

/** A score of several answers; the digits behind the point belong to the arithmetic of one. @param {number} value */
export function whole(value) {
  return String(Math.round(value));
}

/** @param {number} value */
export function signed(value) {
  return value > 0 ? `+${figure(value)}` : figure(value);
}

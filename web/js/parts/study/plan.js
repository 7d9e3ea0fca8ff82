/** A study plan sorted by day, and what of it is done. Pure, but for what this browser keeps. */
import { keep, kept } from "../../keep.js";

/** @typedef {{ on: string, competency: string, what: string, why: string, questionId: string, minutes: number }} Item */
/** @typedef {{ interviewId: string, interviewOn: string, items: Item[] }} Plan */

/** Today where the person is, as the plan writes days. @param {Date} now */
export function dayOf(now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whole days from one day to another. @param {string} from @param {string} to */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** What tells one drill of a plan from another. @param {Plan} plan @param {Item} item */
export function nameOf(plan, item) {
  return `${plan.interviewId}.${item.on}.${plan.items.filter((one) => one.on === item.on).indexOf(item)}`;
}

const SHELF = "study.done";

/** @returns {Record<string, true>} */
export const doneMarks = () => kept(SHELF) ?? {};

/** @param {string} name @param {boolean} done @returns {Record<string, true>} */
export function mark(name, done) {
  const { [name]: _, ...others } = doneMarks();
  const marks = done ? { ...others, [name]: /** @type {const} */ (true) } : others;
  keep(SHELF, marks);
  return marks;
}

/**
 * Sort the drills. What is ticked now stays where it is until the page is opened again, so that nothing runs away under the finger.
 * @param {Plan} plan
 * @param {string} today
 * @param {Record<string, true>} marks
 * @param {Record<string, true>} before the marks that were there when the page was opened
 */
export function sorted(plan, today, marks, before) {
  const isDone = (/** @type {Item} */ item) => Boolean(before[nameOf(plan, item)]);
  return {
    today: plan.items.filter((item) => item.on === today),
    overdue: plan.items.filter((item) => item.on < today && !isDone(item)),
    coming: plan.items.filter((item) => item.on > today),
    past: plan.items.filter((item) => item.on < today && isDone(item)),
    done: plan.items.filter((item) => marks[nameOf(plan, item)]).length,
  };
}

/** Days and times in the reader's own way of writing them. */

/** @param {string} iso @returns {string} such as "20 November 2026" */
export function day(iso) {
  return new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" }).format(moment(iso));
}

/** @param {string} iso @returns {string} such as "20 Nov" */
export function shortDay(iso) {
  return new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" }).format(moment(iso));
}

/** @param {string} iso @returns {string} such as "14:05" */
export function time(iso) {
  return new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }).format(moment(iso));
}

/** The days of some moments, each with its time where another is of the same day. @param {string[]} all @returns {{ day: string, time: string }[]} */
export function shortDays(all) {
  const days = all.map(shortDay);
  return all.map((iso, index) => ({ day: days[index], time: days.filter((one) => one === days[index]).length > 1 ? time(iso) : "" }));
}

/** @param {string} iso @returns {string} "Feb 2023" for 2023-02, and 2023 for 2023: a CV often says no more. */
export function month(iso) {
  const [, year, number] = /^(\d{4})-(\d\d)$/.exec(iso) ?? [];
  if (!number) return iso;
  return new Intl.DateTimeFormat(undefined, { month: "short", year: "numeric" }).format(new Date(Number(year), Number(number) - 1, 1));
}

/** A day without a time means that day here, not midnight in London. @param {string} iso */
export function moment(iso) {
  return new Date(/^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T12:00:00` : iso);
}

/** @param {Date} [at] @returns {string} such as 2026-11-20, where the reader is */
export function today(at = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Whole days from today to a day. @param {string} iso @param {Date} [at] */
export function daysUntil(iso, at = new Date()) {
  return Math.round((moment(iso).getTime() - moment(today(at)).getTime()) / 86_400_000);
}

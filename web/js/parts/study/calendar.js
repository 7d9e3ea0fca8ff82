/** A study plan as a calendar file (RFC 5545): whole days, lines folded at 75 bytes, the same drill always under the same id. */
import { studyWords } from "../../words_study.js";
import { term } from "../../words_terms.js";
import { nameOf } from "./plan.js";

const MOST_BYTES = 75;

/** @param {import("./plan.js").Plan} plan @param {Date} now @returns {string} */
export function asCalendar(plan, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const events = plan.items.flatMap((item) => [
    "BEGIN:VEVENT",
    `UID:${nameOf(plan, item)}@greenroom`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${item.on.replaceAll("-", "")}`,
    `SUMMARY:${escaped(`${studyWords.calendarName}: ${term("competency", item.competency)} (${studyWords.minutes(item.minutes)})`)}`,
    `DESCRIPTION:${escaped(`${item.what}\n\n${studyWords.why}: ${item.why}`)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Greenroom//Study plan//EN", ...events, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {string} text */
function escaped(text) {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[\u0000-\u001f\u007f]/g, " ");
}

/** @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let [all, bytes] = ["", 0];
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (bytes + size > MOST_BYTES) [all, bytes] = [`${all}\r\n `, 1];
    all += sign;
    bytes += size;
  }
  return all;
}

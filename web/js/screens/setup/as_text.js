/** What was understood of a CV or an advert, as text that can be corrected and read again. */
import { groupsBesidePosts } from "./other_lines.js";

/** What the reader calls a section; the headings are those that it knows. @type {Record<string, string>} */
const HEADINGS = {
  work: "EXPERIENCE",
  volunteer: "VOLUNTEERING",
  project: "PROJECTS",
  skill: "SKILLS",
  education: "EDUCATION",
  award: "AWARDS",
  other: "OTHER",
};

/** @typedef {Record<string, string[]>} Blocks of text under each heading */

/** Every line that answers can be built on is in it. @param {any} cv @returns {string} */
export function cvAsText(cv) {
  /** @type {Blocks} */
  const blocks = Object.fromEntries(Object.keys(HEADINGS).map((section) => [section, []]));
  for (const post of cv.positions) blocks.work.push(postAsText(post, cv.examples));
  for (const group of groupsBesidePosts(cv)) {
    const lines = group.lines.map((line) => `- ${line.text}`);
    (blocks[group.section] ?? blocks.other).push([group.title && [group.title, whenOf(group)].filter(Boolean).join(", "), ...lines].filter(Boolean).join("\n"));
  }
  if (cv.skills.length) blocks.skill.push(cv.skills.join(", "));
  const courses = cv.education.map((/** @type {any} */ one) => [one.degree, one.area, one.institution, one.start, one.end].filter(Boolean).join(", "));
  if (courses.length) blocks.education.unshift(courses.join("\n"));
  const parts = Object.entries(HEADINGS).map(([section, heading]) => blocks[section].length > 0 && `${heading}\n${blocks[section].join("\n\n")}`);
  return [[cv.name, cv.headline].filter(Boolean).join("\n"), cv.summary && `SUMMARY\n${cv.summary}`, ...parts].filter(Boolean).join("\n\n");
}

/** @param {any} post @param {any[]} examples */
function postAsText(post, examples) {
  const own = examples.filter((line) => line.employer === post.employer && line.role === post.role);
  return [[post.role, post.employer, whenOf(post)].filter(Boolean).join(", "), ...own.map((line) => `- ${line.text}`)].join("\n");
}

/** @param {{ start: string | null, end: string | null, current?: boolean }} of */
const whenOf = ({ start, end, current }) => [start, current ? "now" : end].filter(Boolean).join(" - ");

/** @param {any} job @returns {string} */
export function jobAsText(job) {
  if (!job.title || job.description.includes(job.title)) return job.description;
  return [[job.title, [job.company, job.location].filter(Boolean).join(", ")].filter(Boolean).join("\n"), job.description].join("\n\n");
}

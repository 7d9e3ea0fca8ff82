/** Lines of a CV that belong to no post of the list: projects, voluntary posts, awards. */

/** @typedef {{ section: string, text: string, employer: string | null, role: string | null, start: string | null, end: string | null }} CvLine */
/** @typedef {{ section: string, title: string, start: string | null, end: string | null, lines: CvLine[] }} Group */

/**
 * Return the lines beside the posts, together as they stand under one role and employer. The profile is no line of these: it is
 * shown as a whole.
 * @param {any} cv
 * @returns {Group[]}
 */
export function groupsBesidePosts(cv) {
  const held = new Set(cv.positions.map(place));
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const line of /** @type {CvLine[]} */ (cv.examples)) {
    if (held.has(place(line)) || isProfile(line, cv.summary)) continue;
    const title = [line.role, line.employer].filter(Boolean).join(", ");
    const key = title ? place(line) : line.section;
    const group = groups.get(key) ?? { section: line.role ? "volunteer" : "project", title, start: line.start, end: line.end, lines: [] };
    if (line.section !== "summary") group.section = line.section;
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** @param {{ employer: string | null, role: string | null }} of */
const place = (of) => `${of.employer}|${of.role}`;

/** @param {CvLine} line @param {string | null} summary */
const isProfile = (line, summary) => line.section === "summary" && !line.employer && !line.role && Boolean(summary);

/** What was understood of a CV or an advert, as text that can be corrected and read again. */

/** @param {any} cv @returns {string} */
export function cvAsText(cv) {
  const blocks = [[cv.name, cv.headline].filter(Boolean).join("\n")];
  if (cv.summary) blocks.push(`SUMMARY\n${cv.summary}`);
  const posts = cv.positions.map((/** @type {any} */ post) => {
    const lines = cv.examples.filter((/** @type {any} */ line) => samePost(line, post)).map((/** @type {any} */ line) => `- ${line.text}`);
    const when = [post.start, post.current ? "now" : post.end].filter(Boolean).join(" - ");
    return [[post.role, post.employer, when].filter(Boolean).join(", "), ...lines].join("\n");
  });
  if (posts.length) blocks.push(`EXPERIENCE\n${posts.join("\n\n")}`);
  const other = cv.examples.filter((/** @type {any} */ line) => !line.employer && line.section !== "summary");
  if (other.length) blocks.push(`PROJECTS\n${other.map((/** @type {any} */ line) => `- ${line.text}`).join("\n")}`);
  if (cv.skills.length) blocks.push(`SKILLS\n${cv.skills.join(", ")}`);
  const courses = cv.education.map((/** @type {any} */ one) => [one.degree, one.area, one.institution, one.start, one.end].filter(Boolean).join(", "));
  if (courses.length) blocks.push(`EDUCATION\n${courses.join("\n")}`);
  return blocks.filter(Boolean).join("\n\n");
}

/** @param {any} line @param {any} post */
function samePost(line, post) {
  return line.employer === post.employer && line.role === post.role;
}

/** @param {any} job @returns {string} */
export function jobAsText(job) {
  if (!job.title || job.description.includes(job.title)) return job.description;
  return [[job.title, [job.company, job.location].filter(Boolean).join(", ")].filter(Boolean).join("\n"), job.description].join("\n\n");
}

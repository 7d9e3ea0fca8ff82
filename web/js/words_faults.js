/** What each refusal of a CV or an advert is called, and which ways on there are. The server's own words stand below it. */

/** @typedef {"file" | "paste" | "again" | "elsewhere" | "without"} Way */

/** @type {Record<string, { title: string, ways: Way[] }>} */
export const faults = {
  offline: { title: "No answer from Greenroom", ways: ["again"] },
  starting: { title: "Still starting", ways: ["again"] },
  storage_busy: { title: "Busy for a moment", ways: ["again"] },
  storage_unavailable: { title: "Nothing can be stored", ways: ["again"] },
  internal: { title: "Something went wrong inside Greenroom", ways: ["again", "paste"] },
  invalid: { title: "This cannot be read like that", ways: ["file", "paste"] },
  malformed_body: { title: "The file did not arrive whole", ways: ["again", "paste"] },
  malformed_json: { title: "The text did not arrive whole", ways: ["again"] },
  unsupported_media_type: { title: "This kind of file is not read", ways: ["file", "paste"] },
  body_too_large: { title: "The file is too large", ways: ["file", "paste"] },
  document_too_large: { title: "The file is too large", ways: ["file", "paste"] },
  document_unreadable: { title: "The file cannot be read", ways: ["file", "paste"] },
  document_empty: { title: "The file is empty", ways: ["file", "paste"] },
  document_corrupt: { title: "The file is damaged", ways: ["file", "paste"] },
  document_password: { title: "The file is locked", ways: ["file", "paste"] },
  document_scanned: { title: "The file holds pictures, no text", ways: ["file", "paste"] },
  document_unsupported: { title: "This kind of file is not read", ways: ["file", "paste"] },
  not_a_cv: { title: "This is not a CV", ways: ["file", "paste", "elsewhere"] },
  job_too_large: { title: "The advert is too large", ways: ["file", "paste"] },
  job_error: { title: "The advert cannot be read", ways: ["file", "paste"] },
  job_empty: { title: "The advert is empty", ways: ["file", "paste"] },
  not_a_job: { title: "This is a CV, not an advert", ways: ["elsewhere", "file", "paste"] },
  job_corrupt: { title: "The file is damaged", ways: ["file", "paste"] },
  job_hostile: { title: "The file is not safe to read", ways: ["file", "paste"] },
  url_not_supported: { title: "Addresses are not fetched yet", ways: ["paste", "without"] },
};

/** For a code that is not listed. @type {{ title: string, ways: Way[] }} */
export const unknownFault = { title: "That did not work", ways: ["again", "paste", "file"] };

/**
 * The server's words without their first sentence where that only says the title again: "This file is empty." under "The file is empty".
 * @param {string} title @param {string} told
 */
export function beyondTitle(title, told) {
  const bare = (/** @type {string} */ text) => text.toLowerCase().replace(/^(this|the) |[.!]$/g, "");
  const [first, ...rest] = told.split(/(?<=[.!?]) /);
  return bare(first) === bare(title) ? rest.join(" ") : told;
}

/** What the ways are called. `elsewhere` depends on where it is. */
export const ways = {
  file: "Choose another file",
  paste: "Paste the text",
  again: "Try again",
  without: "Go on without it",
  elsewhere: { cv: "Use it as the advert", job: "Use it as my CV" },
};

/** What the page itself says before sending a file that the server would not take. */
export const tooLarge = (/** @type {number} */ bytes, /** @type {number} */ most) =>
  `This file has ${(bytes / 1e6).toFixed(1)} MB; at most ${most / 1e6} MB are read. Send a smaller file, or paste its text.`;

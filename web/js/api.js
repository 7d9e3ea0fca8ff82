/** The public HTTP API, called as any client would. Nothing here knows of a private route. */

/** What the server refused, in its own words (RFC 9457). `status` 0: no answer came at all. */
export class Refused extends Error {
  /** @param {number} status @param {Record<string, any>} problem */
  constructor(status, problem) {
    super(problem.detail || problem.title || "The request was refused.");
    this.name = "Refused";
    this.status = status;
    /** @type {string} */
    this.code = problem.code || "unknown";
    this.problem = problem;
  }

  /** Whether asking again in a moment can help. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

const LATEST_TRIES = 5;

/**
 * @typedef {{ method?: string, body?: any, headers?: Record<string, string>, signal?: AbortSignal, patience?: number }} Ask
 * `patience`: milliseconds for which passing faults are tried again, by default 0 for changes and 8000 for reads. A change
 * is only tried again when it is a PUT or carries an Idempotency-Key, so that it cannot happen twice.
 */

/** @param {string} path @param {Ask} [ask] @returns {Promise<any>} */
export async function call(path, ask = {}) {
  const method = ask.method || "GET";
  const safe = method === "GET" || method === "PUT" || Boolean(ask.headers && ask.headers["Idempotency-Key"]);
  const until = performance.now() + (ask.patience ?? (safe ? 8000 : 0));
  for (let tries = 0; ; tries += 1) {
    try {
      return await once(path, method, ask);
    } catch (fault) {
      const again = fault instanceof Refused && fault.passing && safe && performance.now() < until;
      if (!again) throw fault;
      const asked = Number(fault.problem.retryAfter) * 1000 || 0;
      await pause(Math.max(asked, 150 * 2 ** Math.min(tries, LATEST_TRIES)), ask.signal);
    }
  }
}

/** @param {string} path @param {string} method @param {Ask} ask */
async function once(path, method, ask) {
  const raw = ask.body instanceof FormData || ask.body instanceof Blob;
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json", ...ask.headers };
  if (ask.body !== undefined && !raw) headers["Content-Type"] = "application/json";
  const body = ask.body === undefined ? undefined : raw ? ask.body : JSON.stringify(ask.body);
  /** @type {Response} */
  let reply;
  try {
    reply = await fetch(path, { method, headers, body, signal: ask.signal });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw new Refused(0, { code: "offline", detail: "Greenroom does not answer. Is it still running?" });
  }
  if (reply.status === 204) return null;
  const kind = reply.headers.get("content-type") || "";
  const told = kind.includes("json") ? await reply.json().catch(() => ({})) : await reply.blob();
  if (!reply.ok) throw new Refused(reply.status, told instanceof Blob ? { title: reply.statusText } : told);
  return told;
}

/** @param {number} milliseconds @param {AbortSignal} [signal] */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("stopped", "AbortError"));
    });
  });
}

/** @param {string} id */
const interview = (id) => `/api/interviews/${encodeURIComponent(id)}`;

/** @param {string} id @param {string} questionId @param {number} attempt */
const recording = (id, questionId, attempt) => `${interview(id)}/questions/${encodeURIComponent(questionId)}/recording?attempt=${attempt}`;

export const api = {
  ready: () => call("/readyz"),
  samples: () => call("/api/samples"),
  personas: () => call("/api/personas"),
  tips: () => call("/api/tips"),
  progress: () => call("/api/progress"),
  studyPlan: () => call("/api/study-plan"),
  documents: () => call("/api/documents"),
  jobs: () => call("/api/jobs"),
  /** @param {string} id */
  document: (id) => call(`/api/documents/${encodeURIComponent(id)}`),
  /** @param {string} id */
  job: (id) => call(`/api/jobs/${encodeURIComponent(id)}`),
  /** @param {File} file */
  sendCv: (file) => call("/api/documents", { method: "POST", body: upload(file) }),
  /** @param {string} text @param {string} [filename] */
  sendCvText: (text, filename) => call("/api/documents", { method: "POST", body: { text, filename } }),
  /** @param {File} file */
  sendJob: (file) => call("/api/jobs", { method: "POST", body: upload(file) }),
  /** @param {{ text?: string, url?: string }} given */
  sendJobText: (given) => call("/api/jobs", { method: "POST", body: given }),
  interviews: () => call("/api/interviews"),
  /** @param {string} id */
  interview: (id) => call(interview(id)),
  /** @param {any} setup @param {string} key */
  begin: (setup, key) =>
    call("/api/interviews", { method: "POST", body: setup, headers: { "Idempotency-Key": key, Prefer: "respond-async" } }),
  /** @param {string} id @param {string} deed @param {any} body @param {string} key */
  deed: (id, deed, body, key) =>
    call(`${interview(id)}/${deed}`, {
      method: "POST",
      body,
      headers: { "Idempotency-Key": key, Prefer: "respond-async" },
      patience: 30000,
    }),
  /** @param {string} id @param {"pause"|"resume"|"abandon"} what */
  turnTo: (id, what) => call(`${interview(id)}/${what}`, { method: "POST", patience: 8000 }),
  /** @param {string} id */
  remove: (id) => call(interview(id), { method: "DELETE" }),
  /** @param {string} id */
  report: (id) => call(`${interview(id)}/report`),
  /** @param {string} id @param {string} questionId */
  help: (id, questionId) => call(`${interview(id)}/questions/${encodeURIComponent(questionId)}/help`),
  /** @param {string} id @returns {Promise<{ recordings: import("./parts/recording/shelf.js").Recording[] }>} */
  recordings: (id) => call(`${interview(id)}/recordings`),
  /** @param {string} id @param {string} questionId @param {number} attempt @returns {Promise<Blob>} */
  recording: (id, questionId, attempt) => call(recording(id, questionId, attempt)),
  /** @param {string} id @param {string} questionId @param {number} attempt @param {Blob} sound */
  keepRecording: (id, questionId, attempt, sound) => call(recording(id, questionId, attempt), { method: "PUT", body: sound }),
  /** @param {string} id @param {string} questionId @param {number} attempt */
  removeRecording: (id, questionId, attempt) => call(recording(id, questionId, attempt), { method: "DELETE" }),
  removeRecordings: () => call("/api/recordings", { method: "DELETE" }),
  recordingConsent: () => call("/api/recording-consent"),
  /** @param {number} version of the words that were read */
  agreeToRecording: (version) => call("/api/recording-consent", { method: "POST", body: { version } }),
  /** @param {boolean} all whether the recordings go too */
  withdrawRecording: (all) => call(`/api/recording-consent?deleteRecordings=${all}`, { method: "DELETE" }),
  me: () => call("/api/me"),
  exportMe: () => call("/api/me/export", { headers: { Accept: "application/zip, application/problem+json" } }),
  /** @param {File} file */
  importMe: (file) => call("/api/me/import", { method: "POST", body: file, headers: { "Content-Type": "application/zip" } }),
  eraseMe: () => call("/api/me", { method: "DELETE" }),
};

/** @param {File} file */
function upload(file) {
  const form = new FormData();
  form.append("file", file);
  return form;
}

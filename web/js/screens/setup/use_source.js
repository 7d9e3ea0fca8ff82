/** A CV or an advert on its way: read from a file or from text by the server, and looked up again after a reload. */
import { api, Refused } from "../../api.js";
import { useEffect, useRef, useState } from "../../html.js";
import { tooLarge } from "../../words_faults.js";

/** @typedef {{ file?: File, text?: string, url?: string }} Attempt */
/** @typedef {{ get: (id: string) => Promise<any>, send: (attempt: Attempt) => Promise<any>, list: () => Promise<any[]>, most: number, code: string }} Reader */
/**
 * @typedef {{
 *   value?: any, busy: boolean, fault?: unknown, attempt?: Attempt, gone: boolean,
 *   read: (attempt: Attempt) => Promise<any>, use: (id: string) => Promise<boolean>, clear: () => void,
 * }} Source `use` tells whether it is there.
 */

/** @type {Record<"cv" | "job", Reader>} */
export const READERS = {
  cv: {
    get: api.document,
    send: ({ file, text }) => (file ? api.sendCv(file) : api.sendCvText(text || "")),
    list: async () => (await api.documents()).documents,
    most: 5_000_000,
    code: "document_too_large",
  },
  job: {
    get: api.job,
    send: ({ file, text, url }) => (file ? api.sendJob(file) : api.sendJobText(url ? { url } : { text: text || "" })),
    list: async () => (await api.jobs()).jobs,
    most: 2_000_000,
    code: "job_too_large",
  },
};

/**
 * @param {Reader} reader
 * @param {string} id of what was read before, or ""
 * @param {(value: any, isNew: boolean) => void} onValue called with null when there is none any more
 * @returns {Source}
 */
export function useSource(reader, id, onValue) {
  const [state, setState] = useState(/** @type {{ value?: any, busy: boolean, fault?: unknown, attempt?: Attempt, gone: boolean }} */ ({ busy: false, gone: false }));
  const latest = useRef(0);

  /** Only the newest thing asked for counts. @param {() => Promise<any>} work @param {Attempt} [attempt] */
  const settle = async (work, attempt) => {
    latest.current += 1;
    const mine = latest.current;
    setState((known) => ({ value: known.value, busy: true, attempt, gone: false }));
    try {
      const value = await work();
      if (mine === latest.current) setState({ value, busy: false, gone: false });
      return value;
    } catch (fault) {
      if (mine === latest.current) setState((known) => ({ value: known.value, busy: false, fault, attempt, gone: false }));
      throw fault;
    }
  };
  const read = async (/** @type {Attempt} */ attempt) => {
    const value = await settle(() => sent(reader, attempt), attempt);
    onValue(value, true);
    return value;
  };
  const use = async (/** @type {string} */ wanted) => {
    try {
      onValue(await settle(() => reader.get(wanted)), true);
      return true;
    } catch {
      return false;
    }
  };
  const clear = () => {
    latest.current += 1;
    setState({ busy: false, gone: false });
    onValue(null, false);
  };
  useEffect(() => {
    if (!id || state.value?.id === id || state.busy) return;
    settle(() => reader.get(id)).then(
      (value) => onValue(value, false),
      (fault) => {
        if (!(fault instanceof Refused) || fault.status !== 404) return;
        setState({ busy: false, gone: true });
        onValue(null, false);
      },
    );
  }, [id]);
  return { ...state, read, use, clear };
}

/** What is too large is refused here, because a server that refuses a body cuts the line before the page hears why. @param {Reader} reader @param {Attempt} attempt */
async function sent(reader, attempt) {
  if (attempt.file && attempt.file.size > reader.most)
    throw new Refused(413, { code: reader.code, detail: tooLarge(attempt.file.size, reader.most) });
  return reader.send(attempt);
}

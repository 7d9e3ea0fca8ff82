/** What the page keeps in this browser: drafts of answers, keys of what is being sent, and how the page should look. */

const PREFIX = "greenroom.";

/** @param {string} name @returns {any} */
export function kept(name) {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keep a value; undefined forgets it. A full or forbidden store is no reason to stop working. @param {string} name @param {any} value */
export function keep(name, value) {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    return false;
  }
  return true;
}

/** Forget everything, for "erase". */
export function forgetAll() {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
}

/** A key that is new for each thing done, so that sending it twice does it once. */
export function newKey() {
  return crypto.randomUUID();
}

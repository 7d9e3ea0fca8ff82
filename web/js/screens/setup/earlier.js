/** CVs or adverts that were handed in before. A convenience: where the list cannot be read, nothing is said. */
import { shortDay } from "../../dates.js";
import { html, useEffect, useState } from "../../html.js";
import { words } from "../../words_setup.js";
import { READERS } from "./use_source.js";

const AT_MOST = 4;

/** @param {{ kind: "cv" | "job", use: (id: string) => void }} props */
export function Earlier({ kind, use }) {
  const [rows, setRows] = useState(/** @type {any[]} */ ([]));
  useEffect(() => {
    let wanted = true;
    READERS[kind].list().then(
      (found) => wanted && setRows(newest(found)),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [kind]);
  if (!rows.length) return null;
  return html`<div class="stack tight">
    <p class="soft small" id=${`earlier-${kind}`}>${words.source.earlier}</p>
    <ul class="row earlier" aria-labelledby=${`earlier-${kind}`}>
      ${rows.map((row) => html`<li><button type="button" class="button small" onClick=${() => use(row.id)}><span>${nameOf(row)} <span class="soft when">${shortDay(row.createdAt)}</span></span></button></li>`)}
    </ul>
  </div>`;
}

/** @param {any} row */
const nameOf = (row) => row.name || row.title || row.filename || words.cv.noName;

/** The newest of each name; handing in the same CV twice makes two rows. @param {any[]} rows */
function newest(rows) {
  const seen = new Set();
  return rows.filter((row) => !seen.has(nameOf(row)) && seen.add(nameOf(row))).slice(0, AT_MOST);
}

/** What becomes of one's data: save a copy, take one in, erase everything. */
import { api } from "../../api.js";
import { today } from "../../dates.js";
import { html, useId, useRef, useState } from "../../html.js";
import { Fault } from "../../parts/basics.js";
import { Icon } from "../../parts/icons.js";
import { words as all } from "../../words_settings.js";
import { Erase } from "./erase.js";

const words = all.privacy;

/** @typedef {{ busy?: string, done?: string, fault?: unknown, again?: () => void }} Told */

export function PrivacyCard() {
  const id = useId();
  const [told, setTold] = useState(/** @type {Told} */ ({}));
  const file = useRef(/** @type {HTMLInputElement | null} */ (null));
  /** @param {string} busy @param {string} done @param {() => Promise<unknown>} work */
  const run = async (busy, done, work) => {
    setTold({ busy });
    try {
      await work();
      setTold({ done });
    } catch (fault) {
      setTold({ fault, again: () => void run(busy, done, work) });
    }
  };
  const save = () => run(words.exporting, words.exported, async () => download(await api.exportMe(), `greenroom-${today()}.zip`));
  const takeIn = (/** @type {any} */ event) => {
    const chosen = event.target.files[0];
    event.target.value = "";
    if (chosen) void run(words.importing, words.imported, () => api.importMe(chosen));
  };
  return html`<section class="card" aria-labelledby=${id}>
    <h2 id=${id}>${words.title}</h2>
    <p>${words.where}</p>
    <div class="deed">
      <div><h3>${words.export}</h3><p class="soft small" id=${`${id}-export`}>${words.exportHint}</p></div>
      <button type="button" class="button" aria-describedby=${`${id}-export`} aria-disabled=${Boolean(told.busy)} onClick=${() => told.busy || save()}><${Icon} name="down" />${words.export}</button>
    </div>
    <div class="deed">
      <div><h3>${words.import}</h3><p class="soft small" id=${`${id}-import`}>${words.importHint}</p></div>
      <input class="unseen" type="file" tabindex="-1" aria-hidden="true" ref=${file} accept=".zip,application/zip" onChange=${takeIn} />
      <button type="button" class="button" aria-describedby=${`${id}-import`} aria-disabled=${Boolean(told.busy)} onClick=${() => told.busy || file.current?.click()}><${Icon} name="up" />${words.import}</button>
    </div>
    <div role="status">
      ${told.busy && html`<p class="busy">${told.busy}</p>`}
      ${told.done && html`<p class="done-line"><${Icon} name="check" />${told.done}</p>`}
    </div>
    <${Fault} fault=${told.fault} again=${told.again} />
    <${Erase} />
  </section>`;
}

/** Hand a file to the browser's downloads. @param {Blob} blob @param {string} name */
function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

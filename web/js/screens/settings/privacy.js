/** What becomes of one's data: save a copy, take one in, erase everything. */
import { api } from "../../api.js";
import { today } from "../../dates.js";
import { html, useId, useRef, useState } from "../../html.js";
import { Fault } from "../../parts/basics.js";
import { Icon } from "../../parts/icons.js";
import { Shown, useLoaded } from "../../parts/loaded.js";
import { words as all } from "../../words_settings.js";
import { Erase } from "./erase.js";

const words = all.privacy;

/** @typedef {{ busy?: string, done?: string, fault?: unknown, again?: () => void }} Told */

export function PrivacyCard() {
  const id = useId();
  const [told, setTold] = useState(/** @type {Told} */ ({}));
  const file = useRef(/** @type {HTMLInputElement | null} */ (null));
  const me = useLoaded(() => api.me());
  /** @param {string} busy @param {() => Promise<string>} work what returns the words for what was done */
  const run = async (busy, work) => {
    setTold({ busy });
    try {
      setTold({ done: await work() });
      me.again();
    } catch (fault) {
      setTold({ fault, again: () => void run(busy, work) });
    }
  };
  const save = () =>
    run(words.exporting, async () => {
      download(await api.exportMe(), `greenroom-${today()}.zip`);
      return words.exported;
    });
  const takeIn = (/** @type {any} */ event) => {
    const chosen = event.target.files[0];
    event.target.value = "";
    if (!chosen) return;
    void run(words.importing, async () => {
      const { brought, there } = await api.importMe(chosen);
      return words.imported(brought, there);
    });
  };
  return html`<section class="card" aria-labelledby=${id}>
    <h2 id=${id}>${words.title}</h2>
    <p>${words.where}</p>
    <${Shown} of=${me} waiting=${words.counting}>
      ${(/** @type {any} */ found) => html`<p><strong>${words.holds(found)}</strong> ${words.kept(found.retentionDays)}</p>`}
    </${Shown}>
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
    <${Erase} erased=${me.again} />
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

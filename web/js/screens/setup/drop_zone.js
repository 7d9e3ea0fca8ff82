/** A place to drop a file, which is also a plain file button. */
import { html, useRef, useState } from "../../html.js";
import { Icon } from "../../parts/icons.js";

/** @param {{ label: string, hint: string, accept: string, name: string, inputRef: { current: HTMLInputElement | null }, onFile: (file: File) => void }} props */
export function DropZone({ label, hint, accept, name, inputRef, onFile }) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const enter = (/** @type {number} */ by) => {
    depth.current += by;
    setOver(depth.current > 0);
  };
  const dropped = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file) onFile(file);
  };
  const picked = (/** @type {any} */ event) => {
    const file = event.target.files[0];
    event.target.value = ""; // so that choosing the same file again is a change
    if (file) onFile(file);
  };
  return html`<label
    class=${`drop ${over ? "over" : ""}`}
    onDragEnter=${(/** @type {Event} */ event) => (event.preventDefault(), enter(1))}
    onDragLeave=${() => enter(-1)}
    onDragOver=${(/** @type {Event} */ event) => event.preventDefault()}
    onDrop=${dropped}
  >
    <input class="unseen" type="file" ref=${inputRef} accept=${accept} aria-describedby=${`${name}-kinds`} onChange=${picked} />
    <${Icon} name="up" />
    <span class="drop-label">${label}</span>
    <span class="soft small" id=${`${name}-kinds`}>${hint}</span>
  </label>`;
}

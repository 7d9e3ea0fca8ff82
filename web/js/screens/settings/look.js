/** Light, dark, or as the system says. */
import { html, useState } from "../../html.js";
import { keep, kept } from "../../keep.js";
import { Choices } from "../../parts/choices.js";
import { showTheme } from "../../theme.js";
import { words as all } from "../../words_settings.js";

const words = all.look;

/** @type {import("../../parts/choices.js").Option[]} */
const OPTIONS = [
  { value: "system", title: words.system, icon: "screen" },
  { value: "light", title: words.light, icon: "sun" },
  { value: "dark", title: words.dark, icon: "moon" },
];

export function LookCard() {
  const [theme, setTheme] = useState(() => kept("theme") || "system");
  const pick = (/** @type {string} */ wanted) => {
    setTheme(wanted);
    keep("theme", wanted === "system" ? undefined : wanted);
    showTheme(wanted);
  };
  return html`<section class="card">
    <${Choices} legend=${html`<h2>${words.legend}</h2>`} look="pills" options=${OPTIONS} value=${theme} onPick=${pick} />
  </section>`;
}

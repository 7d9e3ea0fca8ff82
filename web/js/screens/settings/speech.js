/** Whether the interviewer's words are read aloud. The interview screen has the same switch. */
import { html, useId, useState } from "../../html.js";
import { keep, kept } from "../../keep.js";
import { words as all } from "../../words_settings.js";

const words = all.speech;
const CHOICE = "voice";

export function SpeechCard() {
  const id = useId();
  const able = "speechSynthesis" in window;
  const [on, setOn] = useState(able && kept(CHOICE) === "on");
  const turn = () => {
    keep(CHOICE, on ? "off" : "on");
    setOn(!on);
  };
  return html`<section class="card" aria-labelledby=${`${id}-title`}>
    <h2 id=${`${id}-title`}>${words.title}</h2>
    <label class="switch">
      <input type="checkbox" checked=${on} disabled=${!able} aria-describedby=${`${id}-hint`} onChange=${turn} />
      <span>${words.speak}</span>
    </label>
    <p class="soft small" id=${`${id}-hint`}>${able ? words.speakHint : words.noVoice}</p>
  </section>`;
}

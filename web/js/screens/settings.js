/** Settings: which engine answers, how the page looks and sounds, and what becomes of one's data. */
import { html } from "../html.js";
import { Heading } from "../parts/basics.js";
import { words } from "../words_settings.js";
import { EngineCard } from "./settings/engine.js";
import { LookCard } from "./settings/look.js";
import { PrivacyCard } from "./settings/privacy.js";
import { RecordingsCard } from "./settings/recordings.js";
import { SpeechCard } from "./settings/speech.js";

export function Settings() {
  return html`<div class="page">
    <${Heading} title=${words.title} />
    <${EngineCard} />
    <${LookCard} />
    <${SpeechCard} />
    <${RecordingsCard} />
    <${PrivacyCard} />
  </div>`;
}

/** The page: its frame, and the screen that the address names. */
import { html, render } from "./html.js";
import { kept } from "./keep.js";
import { usePlace } from "./router.js";
import { words } from "./words.js";
import { Home } from "./screens/home.js";
import { Interview } from "./screens/interview.js";
import { Report } from "./screens/report.js";
import { Settings } from "./screens/settings.js";
import { Setup } from "./screens/setup.js";
import { Study } from "./screens/study.js";

const SCREENS = { home: Home, setup: Setup, interview: Interview, report: Report, study: Study, settings: Settings };
const IN_NAV = /** @type {const} */ (["home", "setup", "study", "settings"]);

function App() {
  const place = usePlace();
  const Screen = SCREENS[/** @type {keyof typeof SCREENS} */ (place.screen)] || Home;
  return html`
    <a class="skip" href="#main" onClick=${toMain}>${words.skip}</a>
    <header class="top no-print">
      <div class="top-row">
        <a class="brand" href="#/home"><img src="/web/icon.svg" alt="" width="28" height="28" />Greenroom</a>
        <nav class="nav" aria-label=${words.nav.label}>
          ${IN_NAV.map(
            (name) => html`<a href=${`#/${name}`} aria-current=${name === place.screen ? "page" : null}>${words.nav[name]}</a>`,
          )}
        </nav>
      </div>
    </header>
    <main id="main" tabindex="-1"><${Screen} key=${`${place.screen}/${place.id}`} place=${place} /></main>
  `;
}

/** The address after # names the screen, so the skip link moves the focus itself. @param {Event} event */
function toMain(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

const theme = kept("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
const root = document.getElementById("app");
if (root) {
  root.textContent = "";
  render(html`<${App} />`, root);
}

/** The page: its frame, and the screen that the address names. Screens are loaded when they are first needed. */
import { html, render, useEffect, useErrorBoundary, useState } from "./html.js";
import { kept } from "./keep.js";
import { usePlace } from "./router.js";
import { showTheme } from "./theme.js";
import { words } from "./words.js";

const SCREENS = {
  home: () => import("./screens/home.js").then((file) => file.Home),
  setup: () => import("./screens/setup.js").then((file) => file.Setup),
  interview: () => import("./screens/interview.js").then((file) => file.Interview),
  report: () => import("./screens/report.js").then((file) => file.Report),
  study: () => import("./screens/study.js").then((file) => file.Study),
  settings: () => import("./screens/settings.js").then((file) => file.Settings),
};
const IN_NAV = /** @type {const} */ (["home", "setup", "study", "settings"]);

/** Marks when the first screen is drawn, for whoever measures. */
const DRAWN = "greenroom-drawn";

/** @typedef {keyof typeof SCREENS} ScreenName */
/** @typedef {(props: { place: import("./router.js").Place }) => any} Screen */

function App() {
  const place = usePlace();
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
    <main id="main" tabindex="-1"><${Stage} key=${`${place.screen}/${place.id}`} place=${place} /></main>
  `;
}

/** The screen of a place, once its file is there. What breaks in it is said, and the frame stays. @param {{ place: import("./router.js").Place }} props */
function Stage({ place }) {
  const name = /** @type {ScreenName} */ (place.screen in SCREENS ? place.screen : "home");
  const [file, setFile] = useState(/** @type {{ Screen?: Screen, missing?: boolean }} */ ({}));
  const [broken] = useErrorBoundary((fault) => console.error(fault));
  useEffect(() => {
    let wanted = true;
    SCREENS[name]().then(
      (Screen) => wanted && setFile({ Screen }),
      () => wanted && setFile({ missing: true }),
    );
    return () => {
      wanted = false;
    };
  }, [name]);
  useEffect(() => {
    if (file.Screen && !performance.getEntriesByName(DRAWN).length) performance.mark(DRAWN);
  }, [file.Screen]);
  if (broken || file.missing)
    return html`<div class="page"><div class="banner bad" role="alert">
      <span>${broken ? words.broken : words.notLoaded}</span>
      <button type="button" class="button" onClick=${() => location.reload()}>${words.reload}</button>
    </div></div>`;
  return file.Screen ? html`<${file.Screen} place=${place} />` : html`<p class="starting">${words.opening}</p>`;
}

/** The address after # names the screen, so the skip link moves the focus itself. @param {Event} event */
function toMain(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** Load every screen while nothing else is to do, so that the page works on when the server is away for a moment. */
function loadTheRest() {
  for (const load of Object.values(SCREENS)) load().catch(() => undefined);
}

showTheme(kept("theme"));
addEventListener("hashchange", () => {
  document.documentElement.dataset.moved = "yes";
});
const root = document.getElementById("app");
if (root) {
  root.textContent = "";
  render(html`<${App} />`, root);
  setTimeout(() => ("requestIdleCallback" in window ? requestIdleCallback(loadTheRest) : loadTheRest()), 2000);
}

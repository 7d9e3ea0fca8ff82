/** Set-up: what to train, with which CV, for which job, with whom, how long and how; then begin. */
import { html, useCallback, useEffect, useState } from "../html.js";
import { newKey } from "../keep.js";
import { Heading } from "../parts/basics.js";
import { words } from "../words_setup.js";
import { cvAsText, jobAsText } from "./setup/as_text.js";
import { useAgain } from "./setup/again.js";
import { BeginBar } from "./setup/bar.js";
import { Beginning } from "./setup/beginning.js";
import { bodyOf, useDraft } from "./setup/draft.js";
import { Panel } from "./setup/panel.js";
import { presetsOf } from "./setup/presets.js";
import { DayChoice, FieldChoice, LengthChoice, ModeChoice, TypeChoice } from "./setup/questions.js";
import { Samples } from "./setup/sample.js";
import { bring } from "./setup/sample_sources.js";
import { SourceCard } from "./setup/source.js";
import { UnderstoodCv } from "./setup/understood_cv.js";
import { UnderstoodJob } from "./setup/understood_job.js";
import { READERS, useSource } from "./setup/use_source.js";

const CV_FILES = ".pdf,.docx,.doc,.md,.tex,.html,.htm,.json,.txt";
const JOB_FILES = ".html,.htm,.json,.xml,.txt,.md";

/** @typedef {import("./setup/use_source.js").Attempt} Attempt */
/** @typedef {import("./setup/beginning.js").Reading} Reading */

/** @param {{ place: import("../router.js").Place }} props */
export function Setup({ place }) {
  const [draft, change, now] = useDraft();
  const [readings, setReadings] = useState(/** @type {Reading[] | null} */ (draft.begun ? [] : null));
  const [failed, setFailed] = useState(false);
  const cv = useSource(READERS.cv, draft.cvId, (value, isNew) => change({ cvId: value?.id ?? "", ...(isNew ? { cvText: "" } : {}) }));
  const job = useSource(READERS.job, draft.jobId, (value, isNew) => {
    const found = isNew && value ? presetsOf(value) : {};
    const set = Object.keys(found).length > 0;
    change({ jobId: value?.id ?? "", ...(isNew ? { jobText: "", jobUrl: "" } : {}), ...found, ...(set ? { preset: true } : value ? {} : { preset: false }) });
  });
  const fill = useCallback(async (/** @type {any} */ sample) => {
    await bring(sample, cv, job);
    change({ type: sample.interviewType, industry: sample.industry, level: sample.roleLevel, preset: true });
    history.replaceState(null, "", "#/setup"); // a reload is not to fill it in again
  }, []);
  useAgain(place.query.get("again"), change, cv, job);
  useEffect(() => {
    if (!failed || readings) return;
    setFailed(false);
    const way = /** @type {HTMLElement | null} */ (document.querySelector(".fault button"));
    way?.scrollIntoView({ block: "center" });
    way?.focus({ preventScroll: true });
  }, [failed, readings]);
  if (readings) {
    const send = () => {
      if (!now.current.begun) change({ begun: { key: newKey(), body: bodyOf(now.current) } });
      return /** @type {{ key: string, body: any }} */ (now.current.begun);
    };
    const back = (/** @type {"source" | undefined} */ fault) => {
      change({ begun: null });
      setReadings(null);
      setFailed(fault === "source");
    };
    const known = /** @type {const} */ (["cv", "job"]).filter((kind) => (kind === "cv" ? cv.value : job.value) && !readings.some((one) => one.kind === kind));
    return html`<${Beginning} readings=${readings} known=${known} send=${send} done=${() => change({ begun: null })} back=${back} />`;
  }
  return html`<div class="page setup">
    <header class="stack tight">
      <${Heading} title=${words.title} />
      <p class="lead">${words.promise}</p>
    </header>
    <${Samples} fill=${fill} atOnce=${place.query.has("sample")} />
    <${TypeChoice} draft=${draft} change=${change} />
    <${SourceCard} kind="cv" source=${cv} accept=${CV_FILES} text=${draft.cvText} onText=${(/** @type {string} */ cvText) => change({ cvText })}
      Understood=${UnderstoodCv} asText=${cvAsText} elsewhere=${(/** @type {Attempt} */ attempt) => void job.read(attempt).catch(() => undefined)} />
    <${SourceCard} kind="job" source=${job} accept=${JOB_FILES} text=${draft.jobText} onText=${(/** @type {string} */ jobText) => change({ jobText })}
      url=${draft.jobUrl} onUrl=${(/** @type {string} */ jobUrl) => change({ jobUrl })}
      Understood=${UnderstoodJob} asText=${jobAsText} elsewhere=${(/** @type {Attempt} */ attempt) => void cv.read(attempt).catch(() => undefined)} />
    <${FieldChoice} draft=${draft} change=${change} />
    <${Panel} type=${draft.type} industry=${draft.industry} chosen=${draft.personas} pick=${(/** @type {string[]} */ personas) => change({ personas })} />
    <${LengthChoice} draft=${draft} change=${change} />
    <${ModeChoice} draft=${draft} change=${change} />
    <${DayChoice} draft=${draft} change=${change} />
    <${BeginBar} draft=${draft} cv=${cv.value} job=${job.value} begin=${() => setReadings(readingsOf(draft, cv, job))} />
  </div>`;
}

/**
 * What was pasted or named but not read yet: it is read first, so that nothing typed is left out in silence.
 * @param {import("./setup/draft.js").Draft} draft
 * @param {import("./setup/use_source.js").Source} cv
 * @param {import("./setup/use_source.js").Source} job
 */
function readingsOf(draft, cv, job) {
  /** @type {Reading[]} */
  const readings = [];
  if (!cv.value && draft.cvText.trim()) readings.push({ kind: "cv", read: () => cv.read({ text: draft.cvText }) });
  const advert = draft.jobText.trim() ? { text: draft.jobText } : draft.jobUrl.trim() ? { url: draft.jobUrl.trim() } : undefined;
  if (!job.value && advert) readings.push({ kind: "job", read: () => job.read(advert) });
  return readings;
}

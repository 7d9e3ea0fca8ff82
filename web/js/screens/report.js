/** The report: how the interview went, question by question, and what to do next. */
import { api } from "../api.js";
import { html } from "../html.js";
import { newKey } from "../keep.js";
import { go } from "../router.js";
import { Heading } from "../parts/basics.js";
import { Icon } from "../parts/icons.js";
import { Shown, useLoaded } from "../parts/loaded.js";
import { asMarkdown } from "../parts/report/markdown.js";
import { OnShelf, useRecordings } from "../parts/recording/shelf.js";
import { Overview } from "../parts/report/overview.js";
import { Questions } from "../parts/report/questions.js";
import { Transcript } from "../parts/report/transcript.js";
import { save } from "../parts/save.js";
import { Tabs } from "../parts/tabs.js";
import { reportWords } from "../words_report.js";
import { titleOf } from "../words_home.js";
import { term } from "../words_terms.js";

/** @param {{ place: import("../router.js").Place }} props */
export function Report({ place }) {
  const report = useLoaded(() => api.report(place.id), place.id);
  return html`<div class="page wide report">
    <${Heading} title=${reportWords.title} />
    <${Shown} of=${report} waiting=${reportWords.load}>${(/** @type {any} */ found) => html`<${Whole} report=${found} place=${place} />`}</${Shown}>
  </div>`;
}

/** @param {{ report: any, place: import("../router.js").Place }} props */
function Whole({ report, place }) {
  const id = encodeURIComponent(report.interviewId);
  const [tab, wanted = ""] = place.rest.split("/");
  const over = report.status === "completed" || report.status === "abandoned";
  const retry = async (/** @type {string} */ questionId) => {
    await api.deed(report.interviewId, `questions/${encodeURIComponent(questionId)}/retry`, {}, newKey());
    go(`interview/${id}`);
  };
  const pick = (/** @type {string} */ name) => location.replace(`#/report/${id}/${name}`);
  const asked = report.questions.some((/** @type {any} */ question) => question.answer);
  const tabs = [
    { name: "overview", title: reportWords.tabs.overview, panel: asked ? html`<${Overview} report=${report} />` : html`<${Nothing} />` },
    { name: "questions", title: reportWords.tabs.questions, panel: html`<${Questions} report=${report} wanted=${wanted} onRetry=${report.status === "abandoned" ? undefined : retry} />` },
    { name: "transcript", title: reportWords.tabs.transcript, panel: html`<${Transcript} report=${report} />` },
  ];
  const job = useLoaded(() => jobOf(report.interviewId), report.interviewId).value;
  const shelf = useRecordings(report.interviewId);
  return html`<${OnShelf} value=${shelf}>
    <p class="soft report-what">
      ${job?.title ? [titleOf({ ...report, jobTitle: job.title }), job.company].filter(Boolean).join(", ") : term("type", report.interviewType)} · ${term("level", report.roleLevel)} · ${term("industry", report.industry)} · ${reportWords.held(dayOf(report.createdAt))}
      ${" "}<span class="tag">${report.engine === "offline" ? reportWords.offline : reportWords.by(report.engine)}</span>
    </p>
    ${!over && html`<div class="banner no-print"><span>${reportWords.running}</span><a class="button" href=${`#/interview/${id}`}>${reportWords.goOn}</a></div>`}
    ${over && report.mode === "practice" && asked && html`<p class="soft">${reportWords.practice}</p>`}
    <${Tabs} tabs=${tabs} chosen=${tab || "overview"} label=${reportWords.tabsLabel} onPick=${pick} />
    <${Deeds} report=${report} />
  </${OnShelf}>`;
}

/** The advert it was held for. Where there is none any more the report is whole without it. @param {string} interviewId */
async function jobOf(interviewId) {
  const { jobId } = await api.interview(interviewId);
  return jobId ? api.job(jobId) : null;
}

function Nothing() {
  return html`<div class="stack"><p>${reportWords.nothing}</p><p><a class="button main" href="#/setup">${reportWords.nothingDo}</a></p></div>`;
}

/** @param {{ report: any }} props */
function Deeds({ report }) {
  const name = `greenroom-${report.createdAt.slice(0, 10)}`;
  return html`<section class="report-deeds no-print" aria-label=${reportWords.deeds}>
    <div class="row">
      <a class="button small main" href=${`#/setup?again=${encodeURIComponent(report.interviewId)}`}><${Icon} name="again" />${reportWords.again}</a>
      <a class="button small" href="#/study"><${Icon} name="arrow" />${reportWords.plan}</a>
    </div>
    <div class="row">
      <button type="button" class="button small quiet" onClick=${() => print()}><${Icon} name="file" />${reportWords.print}</button>
      <button type="button" class="button small quiet" aria-label=${reportWords.saveMarkdown} onClick=${() => save(`${name}.md`, "text/markdown", asMarkdown(report))}><${Icon} name="down" />${reportWords.markdown}</button>
      <button type="button" class="button small quiet" aria-label=${reportWords.saveJson} onClick=${() => save(`${name}.json`, "application/json", JSON.stringify(report, null, 2))}>
        <${Icon} name="down" />${reportWords.json}
      </button>
    </div>
  </section>`;
}

/** @param {string} moment */
function dayOf(moment) {
  return new Date(moment).toLocaleDateString(undefined, { dateStyle: "long" });
}

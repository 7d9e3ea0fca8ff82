/** The interview: questions, answers, and what becomes of them, live. */
import { api } from "../api.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../html.js";
import { kept, newKey } from "../keep.js";
import { Dialog, Fault, Waiting } from "../parts/basics.js";
import { Icon } from "../parts/icons.js";
import { Composer, draftName, NEXT } from "../parts/interview/composer.js";
import { useStanding, useTalk, useTexts } from "../parts/interview/following.js";
import { Head } from "../parts/interview/head.js";
import { Help, Moment, useWide } from "../parts/interview/help.js";
import { Log, Speaking } from "../parts/interview/log.js";
import { useOutbox } from "../parts/interview/outbox.js";
import { OnShelf, placeOf, useRecordings } from "../parts/recording/shelf.js";
import { Sending } from "../parts/interview/sending.js";
import { hush, useSpeech } from "../parts/interview/speech.js";
import { Over, Paused, Preparing } from "../parts/interview/standing.js";
import { turnsOf } from "../parts/interview/talk.js";
import { composerWords, helpWords, talkWords, voiceWords } from "../words_interview.js";

const NEAR_END = 160;

/** @param {{ place: import("../router.js").Place }} props */
export function Interview({ place }) {
  const { id } = place;
  const { talk, line, settled } = useTalk(id);
  const { standing, fault, gone, refresh, turnTo } = useStanding(id, talk.changes);
  if (gone || line === "gone") return html`<${Gone} />`;
  if (!standing) {
    return html`<div class="page">
      ${fault ? html`<${Fault} fault=${fault} again=${refresh} />` : html`<${Waiting}>${talkWords.load}</${Waiting}>`}
    </div>`;
  }
  return html`<${Stage} id=${id} talk=${talk} line=${line} settled=${settled} standing=${standing} turnTo=${turnTo} />`;
}

function Gone() {
  return html`<div class="page">
    <div class="banner" role="alert"><span>${talkWords.gone}</span><a class="button" href="#/home">${talkWords.home}</a></div>
  </div>`;
}

/**
 * @param {{
 *   id: string, talk: import("../parts/interview/talk.js").Talk, line: import("../stream.js").Line, settled: boolean, standing: any,
 *   turnTo: (what: "pause" | "resume") => Promise<void>,
 * }} props
 */
function Stage({ id, talk, line, settled, standing, turnTo }) {
  const [sheet, setSheet] = useState(false);
  const [moment, setMoment] = useState(false);
  const [acted, setActed] = useState(false);
  const [given, setGiven] = useState(/** @type {{ text: string, turn: number } | null} */ (null));
  const wide = useWide();
  const fresh = settled || acted; // what is said now is new, to be read out and spoken
  const texts = useTexts(id, talk);
  const shelf = useRecordings(id);
  const outbox = useOutbox(id, talk, (parcel, runId) => {
    texts.remember(runId, parcel.text);
    if (parcel.deed === "answer") shelf.taken(placeOf(parcel.questionId, parcel.attempt ?? 1));
  });
  const asked = talk.asked ?? talk.before;
  const over = standing.status === "completed" || standing.status === "abandoned";
  const paused = standing.status === "paused";
  const practice = standing.mode === "practice";
  const said = /** @type {import("../parts/interview/talk.js").Said | undefined} */ (talk.entries.findLast((entry) => entry.kind === "said"));
  const speech = useSpeech(said, fresh);
  const persona = said?.persona ?? standing.currentQuestion?.persona ?? null;
  const parcel = shownParcel(outbox.parcel, talk);
  useNewestInView(talk, parcel, texts.report);
  const resume = () => turnTo("resume");
  const busy = !talk.asked || (outbox.parcel !== null && outbox.parcel.state !== "failed");
  const send = (/** @type {"answer" | "skip" | "end"} */ deed, text = "", source = "typed") => {
    hush();
    setActed(true);
    if (outbox.parcel?.deed === "answer" && deed !== "answer") takeBack();
    outbox.send({ deed, questionId: asked?.id ?? "", text, source, earlier: asked ? turnsOf(talk, asked.id).length : 0, attempt: asked?.attempt ?? 1 });
  };
  /** A paused interview takes nothing, not even its end; where going on fails, the end says why and can be sent again. */
  const end = () => (paused ? resume().catch(() => undefined).then(() => send("end")) : send("end"));
  const takeBack = () => {
    setGiven({ text: outbox.parcel?.text ?? "", turn: Date.now() });
    outbox.drop();
  };
  const retry = async (/** @type {string} */ questionId) => {
    await api.deed(id, `questions/${encodeURIComponent(questionId)}/retry`, {}, newKey());
  };
  const place = asked && !busy ? `${asked.id}.${asked.attempt}` : NEXT;
  const unsent = over ? String(kept(draftName(id, asked ? `${asked.id}.${asked.attempt}` : NEXT)) ?? "").trim() : "";
  const helpTitle = practice ? helpWords.title : helpWords.titleGraded;
  const help = html`<${Help} interviewId=${id} questionId=${asked?.id ?? null} practice=${practice} hasCv=${Boolean(standing.cvId)}
    latest=${latestLines(talk)} onMoment=${() => { setSheet(false); setMoment(true); }} />`;
  return html`<${OnShelf} value=${shelf}><div class="talk page wide">
    <${Head} interviewId=${id} asked=${asked} persona=${persona} total=${standing.questionCount} open=${Boolean(asked) && !over} paused=${paused}
      going=${!paused && !moment && !busy && !over} busy=${outbox.parcel !== null && outbox.parcel.state !== "failed"} onPause=${() => { hush(); return turnTo("pause"); }} onEnd=${end}>
      ${speech.able && !over && html`<button type="button" class="button voice" aria-pressed=${speech.on} onClick=${speech.toggle}>
        <${Icon} name=${speech.on ? "mute" : "speaker"} /><span>${speech.on ? voiceWords.off : voiceWords.on}</span>
      </button>`}
      ${!wide && !over && html`<button type="button" class="button" onClick=${() => setSheet(true)}><${Icon} name="info" />${talkWords.help}</button>`}
    </${Head}>
    ${line === "waiting" && html`<p class="banner thin" role="status">${talkWords.reconnecting}</p>`}
    <div class="talk-body">
      <div class="talk-main">
        <${Log} talk=${talk} textOf=${texts.textOf} practice=${practice} interviewId=${id} quiet=${!fresh}
          replay=${speech.on ? speech.replay : undefined} onRetry=${paused || standing.status === "abandoned" ? undefined : retry}
          onAgain=${(/** @type {import("../parts/interview/talk.js").Turn} */ turn) => send(turn.deed, texts.textOf(turn) ?? "")}>
          ${parcel && html`<${Sending} parcel=${parcel} onAgain=${outbox.again} onTakeBack=${takeBack} onResume=${() => resume().then(outbox.again)} />`}
        </${Log}>
        <${Speaking} speaking=${talk.speaking} />
        <${Doing} talk=${talk} pending=${standing.status === "pending"} />
        ${standing.status === "pending" && !asked && html`<${Preparing} talk=${talk} onAgain=${resume} />`}
        ${paused && html`<${Paused} onResume=${resume} />`}
        ${over && !talk.run && html`<${Over} interviewId=${id} figures=${talk.figures} practice=${practice} abandoned=${standing.status === "abandoned"}
          unsent=${unsent} />`}
        ${asked && !over && !paused &&
        html`<${Composer} interviewId=${id} place=${place} language=${standing.language} busy=${busy} given=${given}
          onSend=${(/** @type {string} */ text, /** @type {string} */ source) => send("answer", text, source)} onSkip=${() => send("skip")} skip=${asked.attempt > 1 ? composerWords.keep : composerWords.skip} onTouch=${hush} />`}
      </div>
      ${wide && !over && html`<aside class="rail card flat" aria-label=${helpTitle}><h2>${helpTitle}</h2>${help}</aside>`}
    </div>
    <${Dialog} open=${sheet && !wide} onClose=${() => setSheet(false)} label=${helpTitle}>
      <div class="stack">
        <div class="row spread"><h2>${helpTitle}</h2>
          <button type="button" class="button" onClick=${() => setSheet(false)}><${Icon} name="cross" />${talkWords.close}</button></div>
        ${help}
      </div>
    </${Dialog}>
    <${Moment} open=${moment} onClose=${() => setMoment(false)} />
  </div></${OnShelf}>`;
}

/** What the agents are at, in one line. @param {{ talk: import("../parts/interview/talk.js").Talk, pending: boolean }} props */
function Doing({ talk, pending }) {
  const { run, nodes, speaking } = talk;
  const known = /** @type {Record<string, string>} */ (talkWords.doing);
  const at = Object.keys(known).filter((name) => nodes[name] === "doing" && !(name === "converse" && speaking));
  const text = at[0] ? known[at[0]] : known[run?.kind ?? ""] || known.other;
  return html`<div class="doing" role="status">${run && !pending ? html`<p class="busy small">${text}</p>` : null}</div>`;
}

/** A parcel is shown until the log tells of it. @param {import("../parts/interview/outbox.js").Parcel | null} parcel @param {import("../parts/interview/talk.js").Talk} talk */
function shownParcel(parcel, talk) {
  if (!parcel || parcel.state === "failed") return parcel;
  if (parcel.deed === "end") return talk.run?.kind === "end" ? null : parcel;
  return turnsOf(talk, parcel.questionId).length > parcel.earlier ? null : parcel;
}

/** The lines of the CV that fit the latest answer. @param {import("../parts/interview/talk.js").Talk} talk */
function latestLines(talk) {
  const turn = /** @type {import("../parts/interview/talk.js").Turn | undefined} */ (
    talk.entries.findLast((entry) => entry.kind === "turn")
  );
  return turn?.examples;
}

/**
 * Keep the newest in view, just above the answer box, unless one has scrolled up to read; a new question and an own message always
 * come into view.
 * @param {import("../parts/interview/talk.js").Talk} talk
 * @param {unknown} parcel
 * @param {unknown} texts what else makes the conversation longer
 */
function useNewestInView(talk, parcel, texts) {
  const atEnd = useRef(true);
  const question = talk.asked && `${talk.asked.id}.${talk.asked.attempt}`;
  useEffect(() => {
    const scrolled = () => {
      atEnd.current = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - NEAR_END;
    };
    addEventListener("scroll", scrolled, { passive: true });
    return () => removeEventListener("scroll", scrolled);
  }, []);
  useLayoutEffect(() => {
    atEnd.current = true;
  }, [question, Boolean(parcel)]);
  useLayoutEffect(() => {
    if (atEnd.current && talk.entries.length > 1) window.scrollTo(0, document.documentElement.scrollHeight);
  }, [talk, parcel, texts]);
}

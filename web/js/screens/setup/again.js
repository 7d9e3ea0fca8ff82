/** Practise an interview once more: set-up is filled in from it. */
import { api } from "../../api.js";
import { today } from "../../dates.js";
import { useEffect } from "../../html.js";

/**
 * @param {string | null} id of the interview, or null
 * @param {(part: Partial<import("./draft.js").Draft>) => void} change
 * @param {import("./use_source.js").Source} cv
 * @param {import("./use_source.js").Source} job
 */
export function useAgain(id, change, cv, job) {
  useEffect(() => {
    if (!id) return undefined;
    let wanted = true;
    api.interview(id).then(
      async (found) => {
        if (!wanted) return;
        history.replaceState(null, "", "#/setup"); // a reload is not to fill it in again
        const [known] = await Promise.all([api.personas(), take(cv, found.cvId), take(job, found.jobId)]);
        const there = known.personas.map((/** @type {any} */ one) => one.id);
        change(draftOf(found, there)); // last, because an advert brings presets of its own
      },
      () => undefined, // it was deleted since: set-up is as it was
    );
    return () => {
      wanted = false;
    };
  }, [id]);
}

/** A CV or an advert that was deleted since is left out. @param {import("./use_source.js").Source} source @param {string | null} id */
async function take(source, id) {
  source.clear();
  if (id) await source.use(id);
}

/** @param {any} found @param {string[]} there the interviewers that there are now @returns {Partial<import("./draft.js").Draft>} */
function draftOf(found, there) {
  return {
    type: found.interviewType,
    industry: found.industry,
    level: found.roleLevel,
    preset: false,
    personas: found.personas.filter((/** @type {string} */ one) => there.includes(one)),
    length: found.durationMinutes ? `m${found.durationMinutes}` : `q${found.questionCount}`,
    mode: found.mode,
    interviewOn: found.interviewOn && found.interviewOn >= today() ? found.interviewOn : "",
  };
}

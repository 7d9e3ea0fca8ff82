/** A sample's CV and advert: handed in once from this browser, and used again after that. */
import { keep, kept } from "../../keep.js";

const SHELF = "samples";

/**
 * @param {any} sample
 * @param {import("./use_source.js").Source} cv
 * @param {import("./use_source.js").Source} job
 */
export async function bring(sample, cv, job) {
  // A sample that was changed by an update is another one.
  const name = `${sample.id}.${sample.cvText.length}.${sample.jobText.length}`;
  const before = kept(SHELF)?.[name];
  const [cvId, jobId] = await Promise.all([
    brought(cv, before?.cv, { file: new File([sample.cvText], sample.cvFilename) }),
    brought(job, before?.job, { text: sample.jobText }),
  ]);
  keep(SHELF, { ...kept(SHELF), [name]: { cv: cvId, job: jobId } });
}

/**
 * Return the id of what was handed in before, or hand it in: it may have been deleted since.
 * @param {import("./use_source.js").Source} source
 * @param {string | undefined} id
 * @param {import("./use_source.js").Attempt} attempt
 */
async function brought(source, id, attempt) {
  if (id && (await source.use(id))) return id;
  return (await source.read(attempt)).id;
}

/** What an advert says about level and industry, by plain words; the candidate sees it and can change it. */

/** @type {[string, RegExp][]} */
const LEVELS = [
  ["senior", /\b(senior|sr\.?|lead|principal|staff (software|engineer)|head of|director|chief|ward manager|vp)\b/i],
  ["entry", /\b(junior|jr\.?|graduate|entry[- ]level|trainee|intern(ship)?|apprentice|newly qualified)\b/i],
];

/** @type {[string, RegExp][]} */
const INDUSTRIES = [
  ["healthcare", /\b(hospital|clinic(al)?|patients?|nurs(e|ing)|ward|healthcare|medical|care home)\b/gi],
  ["education", /\b(school|pupils?|students?|teach(er|ing)|curriculum|university|college|classroom)\b/gi],
  ["finance", /\b(bank(ing)?|insurance|audit|accounting|investment|trading|payments?|fintech|ledger)\b/gi],
  ["retail", /\b(store|shops?|retail|merchandis\w+|checkout|e-?commerce)\b/gi],
  ["hospitality", /\b(hotel|guests?|restaurant|front office|kitchen|housekeeping|reservations?)\b/gi],
  ["manufacturing", /\b(plant|factory|manufactur\w+|assembly|production line|machin(e|ing)|lean)\b/gi],
  ["public_sector", /\b(ministry|council|civil service|municipal\w*|public (body|service|sector)|government)\b/gi],
  ["nonprofit", /\b(charity|non-?profit|ngo|volunteers?|donors?|fundrais\w+)\b/gi],
  ["freelance", /\b(freelance\w*|contractor|day rate|statement of work)\b/gi],
  ["technology", /\b(software|back-?end|front-?end|kubernetes|api|cloud|developer|code|sql|devops|data engineer\w*|saas)\b/gi],
];
const ENOUGH = 3;

/** @param {{ title?: string | null, description?: string }} job @returns {{ level?: string, industry?: string }} */
export function presetsOf(job) {
  const title = job.title || "";
  const level = LEVELS.find(([, pattern]) => pattern.test(title))?.[0];
  const text = `${title}\n${job.description || ""}`;
  const counts = INDUSTRIES.map(([name, pattern]) => ({ name, count: [...text.matchAll(pattern)].length }));
  const most = counts.reduce((best, one) => (one.count > best.count ? one : best));
  return { ...(level ? { level } : {}), ...(most.count >= ENOUGH ? { industry: most.name } : {}) };
}

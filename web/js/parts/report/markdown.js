/** The report as Markdown. What anybody wrote is escaped, so that it stays text wherever the file is shown. */
import { reportWords } from "../../words_report.js";
import { gradeWords } from "../../words_interview.js";
import { term } from "../../words_terms.js";
import { figure, whole } from "../grade/shapes.js";

/** @param {string} text */
export function plain(text) {
  return text.replace(/[\\`*_{}[\]<>#|~!]/g, "\\$&").replace(/^(\s*)([-+=]|\d+[.)])/gm, "$1\\$2");
}

/** @param {string} text */
const quoted = (text) =>
  plain(text)
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join("\n");

/** @param {any} report @returns {string} */
export function asMarkdown(report) {
  const { figures, analysis } = report;
  const lines = [
    `# ${reportWords.title}`,
    `${term("type", report.interviewType)} · ${term("level", report.roleLevel)} · ${term("industry", report.industry)} · ${report.createdAt.slice(0, 10)} · ${engine(report.engine)}`,
    figures.status === "scored" ? `**${reportWords.overall}: ${whole(figures.overall)} ${reportWords.outOf}**` : reportWords.tooFew(figures.graded),
  ];
  if (figures.status === "scored") {
    lines.push(
      Object.entries(figures.metrics)
        .map(([name, value]) => `- ${/** @type {Record<string, string>} */ (reportWords.metrics)[name] ?? name}: ${value === null ? reportWords.noFigure : whole(/** @type {number} */ (value))}`)
        .join("\n"),
    );
  }
  if (analysis) {
    lines.push(plain(analysis.summary));
    lines.push(...remarks(reportWords.strengths, analysis.strengths), ...remarks(reportWords.improvements, analysis.improvements));
    lines.push(...remarks(reportWords.moments, analysis.keyMoments));
  }
  for (const question of report.questions) lines.push(...questionLines(question));
  return `${lines.join("\n\n")}\n`;
}

/** @param {string} name */
const engine = (name) => (name === "offline" ? reportWords.offline : reportWords.by(plain(name)));

/** @param {string} title @param {any[]} all */
function remarks(title, all) {
  if (!all?.length) return [];
  return [`## ${title}`, all.map((one) => `- ${plain(one.text)}${one.quote ? ` “${plain(one.quote)}”` : ""} (${one.questionId})`).join("\n")];
}

/** @param {any} question */
function questionLines(question) {
  const lines = [`## ${question.number}. ${plain(question.text)}`];
  lines.push(question.answer ? quoted(question.answer) : question.status === "skipped" ? reportWords.skipped : reportWords.open);
  for (const again of question.followUps) lines.push(`**${reportWords.followUp}:** ${plain(again.text)}`, quoted(again.answer || "–"));
  if (question.grade) lines.push(...gradeLines(question.grade));
  return lines;
}

/** @param {import("../grade/shapes.js").Grade} grade */
function gradeLines(grade) {
  if (grade.overall === null) return [`**${gradeWords.notScored}**`];
  const rows = grade.dimensions.map((part) =>
    part.level === null ? `| ${part.name} | ${gradeWords.levelNone} | – | – |` : `| ${part.name} | ${part.level} | ${figure(part.maxPoints)} | ${figure(part.points)} |`,
  );
  if (grade.cap) rows.push(`| ${plain(grade.cap.reason)} | | | ${figure(grade.cap.points)} |`);
  rows.push(`| **${gradeWords.total}** | | | **${figure(grade.overall)}** |`);
  const head = `| ${gradeWords.part} | ${gradeWords.levelHead} | ${gradeWords.worth} | ${gradeWords.points} |\n|---|---|---:|---:|`;
  const lines = [`${head}\n${rows.join("\n")}`];
  if (grade.feedback.strength) lines.push(`${gradeWords.strength}: ${plain(grade.feedback.strength.text)}`);
  if (grade.feedback.change) lines.push(`${gradeWords.change}: ${plain(grade.feedback.change.text)}`);
  return lines;
}

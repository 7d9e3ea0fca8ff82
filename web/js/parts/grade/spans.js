/** Cut an answer where its graded words begin and end. The server counts characters as Unicode code points, JavaScript does not. */

/** @typedef {{ start: number, end: number, name: string }} Span */
/** @typedef {{ text: string, names: string[] }} Piece */

/**
 * Return the text in pieces, each with the names of the spans that hold it; the pieces joined are the text.
 * @param {string} text
 * @param {Span[]} spans
 * @returns {Piece[]}
 */
export function cut(text, spans) {
  const place = places(text);
  const marks = spans
    .map((span) => ({ name: span.name, start: place(span.start), end: place(span.end) }))
    .filter((span) => span.end > span.start);
  const edges = new Set([0, text.length]);
  for (const mark of marks) edges.add(mark.start).add(mark.end);
  const sorted = [...edges].sort((one, other) => one - other);
  /** @type {Piece[]} */
  const pieces = [];
  for (let index = 0; index + 1 < sorted.length; index += 1) {
    const [start, end] = [sorted[index], sorted[index + 1]];
    const names = marks.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => mark.name);
    const piece = { text: text.slice(start, end), names: [...new Set(names)] };
    const before = pieces.at(-1);
    if (before && before.names.join() === piece.names.join()) before.text += piece.text;
    else pieces.push(piece);
  }
  return pieces;
}

/** Return what turns a position in code points into one in the string. @param {string} text @returns {(at: number) => number} */
function places(text) {
  const clamp = (/** @type {number} */ at) => Math.min(Math.max(at, 0), text.length);
  if (!/[\ud800-\udbff]/.test(text)) return clamp;
  const starts = [0];
  for (const point of text) starts.push(/** @type {number} */ (starts.at(-1)) + point.length);
  return (at) => starts[Math.min(Math.max(at, 0), starts.length - 1)];
}

/** What we use of uPlot, for the type check; the library itself is uplot.js. */
export default class uPlot {
  constructor(options: any, points: any[], into: HTMLElement);
  setSize(size: { width: number; height: number }): void;
  destroy(): void;
}

import * as Plot from "@observablehq/plot";

/** What an axis of time counts, under its first tick. */
export const axisTitle = (text: string): Plot.Markish =>
  Plot.text([text], {
    text: (words: string) => words,
    frameAnchor: "bottom-left",
    lineAnchor: "top",
    textAnchor: "start",
    dx: -4,
    dy: 22,
    className: "axis-title",
  });

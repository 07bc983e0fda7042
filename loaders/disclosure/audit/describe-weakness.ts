import type { HiddenCell } from "../hide-cells.ts";
import { pageOfFigure } from "./page-of-figure.ts";
import type { Weakness } from "./weakness.ts";

/** Statements that are named; a reader of the message wants to know where to begin. */
const NAMED = 4;

/** Page, figure, the statements that do it and the cheapest remedy: never the protected value, nor its bounds. */
export function describeWeakness({ figure, place, kind, statements, remedy }: Weakness): string {
  const named = statements.slice(0, NAMED).map(({ figure: of, place: at }) => `${of} (${at})`);
  const more = statements.length > NAMED ? `, and ${statements.length - NAMED} more` : "";
  return [
    `- page ${pageOfFigure[figure] ?? "none"}, figure ${figure}: ${place}`,
    `  ${kind === "follows" ? "It follows from other numbers" : "No second world was found, though no number gives it away by itself"}.`,
    ...(named.length === 0 ? [] : [`  Statements: ${named.join("; ")}${more}.`]),
    `  Cheapest remedy: ${remedy === undefined ? "coarser categories, a longer grid, or leave the figure out" : `hide ${nameOf(remedy)}`}.`,
  ].join("\n");
}

const nameOf = ({ figure, key, day, start, measure }: HiddenCell): string =>
  [
    figure,
    ...Object.entries(key).map(([dimension, category]) => `${dimension} ${category}`),
    ...(day === undefined ? [] : [`day ${day}`]),
    ...(start === undefined ? [] : [`from ${start}`]),
    measure,
  ].join(", ");

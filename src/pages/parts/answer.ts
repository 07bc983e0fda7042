import type { Translate } from "../../messages/translate.ts";
import type { UnavailableFigure } from "../../released/figure.ts";
import { unavailableText } from "./unavailable-text.ts";

/** One text of a summary, and whether the delivery can say it or only why it cannot. */
export interface Answer {
  readonly text: string;
  readonly known: boolean;
}

export const known = (text: string): Answer => ({ text, known: true });

export const unknown = (t: Translate, figure: UnavailableFigure): Answer => ({
  text: unavailableText(t, figure),
  known: false,
});

/**
 * What a page answers first: all that the delivery can say. What it cannot say stands in a block of its own, and
 * leads only where there is nothing else.
 */
export const answersOf = (answers: readonly Answer[]): readonly string[] => {
  const said = answers.filter((answer) => answer.known);
  return [...new Set((said.length > 0 ? said : answers).map(({ text }) => text))];
};

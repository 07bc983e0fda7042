import { type Child, element } from "../../components/element.ts";
import { type KeyFigureData, keyFigure } from "../../components/key-figure.ts";
import type { PageContext } from "../page.ts";
import { componentOptions } from "../parts/show-figure.ts";
import { link, paragraph } from "../parts/text.ts";

export interface PillarNumber extends KeyFigureData {
  /** Where the figure behind the number stands. */
  readonly href: string;
}

/** One pillar of the programme: its numbers, what they say, and where to read on. */
export interface Pillar {
  readonly id: string;
  readonly title: string;
  readonly numbers: readonly PillarNumber[];
  readonly texts: readonly string[];
  readonly more?: { readonly href: string; readonly text: string };
}

export const pillarElement = (context: PageContext, pillar: Pillar): HTMLElement => {
  const { document } = context;
  const more: Child[] =
    pillar.more === undefined ? [] : [paragraph(context, link(context, pillar.more.href, pillar.more.text))];
  return element(
    document,
    "section",
    { class: "pillar", id: pillar.id, "aria-labelledby": `${pillar.id}-title` },
    element(document, "h3", { id: `${pillar.id}-title` }, pillar.title),
    ...numbersOf(context, pillar),
    ...[...new Set(pillar.texts)].filter((text) => text !== "").map((text) => paragraph(context, text)),
    ...more,
  );
};

const numbersOf = (context: PageContext, { numbers }: Pillar): readonly Child[] => {
  if (numbers.length === 0) return [];
  const figures = numbers.map(({ href, ...data }) => keyFigure(data, { ...componentOptions(context), href }));
  return [element(context.document, "div", { class: "key-figures" }, ...figures)];
};

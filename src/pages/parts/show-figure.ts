import type { ComponentOptions } from "../../components/component-options.ts";
import { element } from "../../components/element.ts";
import { figureBlock } from "../../components/figure-block.ts";
import type { Figure } from "../../released/figure.ts";
import { categoryName, dimensionName } from "../../sentences/names.ts";
import { type Statement, say } from "../../sentences/statement.ts";
import type { PageContext } from "../page.ts";

export interface FigureText {
  /** The finding. */
  readonly title: string;
  /** Measure, population, period. */
  readonly subtitle: string;
  /** What the figure says, in words: first that of the title, which leads; the others follow in smaller type. */
  readonly statements: readonly Statement[];
  /** Unique on the page; needed where one figure is shown in several parts. */
  readonly id?: string;
}

/** A figure as all pages show it: finding, chart, what it says, limits, data, definition and stamp. */
export const showFigure = (context: PageContext, figure: Figure, text: FigureText): HTMLElement => {
  const { site, t } = context;
  const said = withoutRepetition(text.statements).map((statement, index) =>
    element(
      context.document,
      "span",
      { class: index === 0 ? "said" : "said-also" },
      say(withoutTitle(statement, text.title)),
    ),
  );
  return figureBlock(figure, {
    ...componentOptions(context),
    title: text.title,
    subtitle: text.subtitle,
    notes: [...said, t(`figure.${figure.id}.note`)],
    csvHref: dataHref(figure.id),
    definitionHref: `./data-and-methods#definition-${figure.indicator}`,
    provenance: { fingerprint: site.fingerprint, asOf: site.asOf },
    direction: site.catalogue.find(({ id }) => id === figure.indicator)?.direction ?? "neither",
    ...(text.id === undefined ? {} : { id: text.id }),
  });
};

/** A direction that the title has just said, word by word, is not said again. */
const withoutTitle = (statement: Statement, title: string): Statement =>
  statement.direction === `${title}.` ? { ...statement, direction: "" } : statement;

/** What follows for the reader is said once where several statements end with it. */
const withoutRepetition = (statements: readonly Statement[]): readonly Statement[] =>
  statements.map((statement, index) => {
    const { consequence, ...rest } = statement;
    const again = statements.slice(0, index).some((before) => before.consequence === consequence);
    return again ? rest : statement;
  });

/** Address of the released numbers of a figure, stable from build to build. */
export const dataHref = (id: string): string => `./data/figures/${id}.csv`;

/** What components need, with the words of the pages for dimensions and categories. */
export const componentOptions = ({ document, t, format }: PageContext): ComponentOptions => ({
  document,
  t: (key, values) => t(key, values),
  format,
  dimensionLabel: (dimension) => dimensionName(t, dimension),
  categoryLabel: (dimension, category) => categoryName(t, dimension, category),
});

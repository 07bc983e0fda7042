import type { Figure, UnavailableFigure } from "../../released/figure.ts";
import type { SiteData } from "../../released/site-data.ts";
import { PageError } from "./page-error.ts";

export type FigureOf<K extends Figure["kind"]> = Extract<Figure, { kind: K }>;

/**
 * A figure of the release in the shape that a page draws, or the figure that says why it is not available.
 * @throws {PageError} when the release has no such figure, or one of another shape
 */
export const figureOf = <K extends Figure["kind"]>(
  site: SiteData,
  id: string,
  kind: K,
): FigureOf<K> | UnavailableFigure => {
  const figure = site.figures[id];
  if (figure === undefined) throw new PageError(`The release holds no figure "${id}".`);
  if (figure.kind === "unavailable" || isOfKind(figure, kind)) return figure;
  throw new PageError(`The figure "${id}" is of kind "${figure.kind}", the page draws "${kind}".`);
};

/** Narrows a union of figures: true where the figure can be drawn, false where it says why not. */
export const isDrawn = <F extends Figure>(figure: F): figure is Exclude<F, UnavailableFigure> =>
  figure.kind !== "unavailable";

const isOfKind = <K extends Figure["kind"]>(figure: Figure, kind: K): figure is FigureOf<K> =>
  figure.kind === kind;

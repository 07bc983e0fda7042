import { hasFewEvents } from "../format/few-events.ts";
import type { DiscriminationFigure, Figure } from "../released/figure.ts";
import type { ChartOptions } from "./charts/chart-options.ts";
import { reasonState } from "./charts/drawn-state.ts";
import { figureChart } from "./charts/figure-chart.ts";
import { dataTable } from "./data-table.ts";
import { type Child, element } from "./element.ts";
import { figureCells } from "./figure-cells.ts";
import { figureTable } from "./figure-table.ts";
import { foldedTable } from "./folded-table.ts";
import { leavesOut } from "./landmarks.ts";
import { markLegend } from "./mark-legend.ts";
import { type Provenance, provenanceStamp } from "./provenance-stamp.ts";

export interface FigureBlockOptions extends Omit<ChartOptions, "title"> {
  /** The finding in words; the text of the h3. */
  readonly title: string;
  /** Measure, population and period. */
  readonly subtitle: string;
  /** n, interval kind and limits, one sentence each. */
  readonly notes?: readonly Child[];
  /** Address of the file with the data of the figure. */
  readonly csvHref?: string;
  /** Address of the definition on the methods page. */
  readonly definitionHref?: string;
  readonly provenance: Provenance;
  /** Instead of the chart that the kind of figure calls for. */
  readonly chart?: Element;
}

/** Finding, what is drawn, chart, note, actions, stamp and the table of the numbers: the same on screen and paper. */
export function figureBlock(figure: Figure, given: FigureBlockOptions): HTMLElement {
  const options = { ...given, unit: figure.unit };
  const { document, title, subtitle } = options;
  const id = options.id ?? figure.id;
  const body =
    figure.kind === "unavailable" ? [reasonState(figure.reason, options)] : drawn(figure, { ...options, id });
  return element(
    document,
    "figure",
    { class: `figure figure-${figure.kind.replaceAll(" ", "-")}`, id, "aria-labelledby": `${id}-finding` },
    element(document, "h3", { class: "figure-finding", id: `${id}-finding` }, title),
    element(document, "p", { class: "figure-measure" }, subtitle),
    ...body,
    actions(figure, { ...options, id }),
    provenanceStamp(options.provenance, { ...options, definitionVersion: figure.definitionVersion }),
  );
}

type Drawn = Exclude<Figure, { kind: "unavailable" }>;

function drawn(figure: Drawn, options: FigureBlockOptions & { id: string }): Node[] {
  const { document, notes = [] } = options;
  const table = dataTable(figureTable(figure, options.subtitle, options), {
    ...options,
    notes: tableNotes(figure, options),
  });
  return [
    options.chart ?? figureChart(figure, options),
    element(
      document,
      "ul",
      { class: "figure-notes" },
      ...notes.filter(Boolean).map((note) => element(document, "li", {}, note)),
    ),
    foldedTable(table, options),
  ];
}

const tableNotes = (figure: Drawn, options: FigureBlockOptions): readonly string[] => [
  ...(figure.kind === "incidence" && leavesOut(figure.groups)
    ? [options.t("components.table.landmarks")]
    : []),
  ...markLegend(figureCells(figure), options),
  ...(figure.kind === "discrimination" && figure.rows.some(isRough)
    ? [options.t("components.mark.u.legend")]
    : []),
];

const isRough = (row: DiscriminationFigure["rows"][number]): boolean =>
  row.auc.kind === "mean" && hasFewEvents(row);

function actions(figure: Figure, options: FigureBlockOptions & { id: string }): HTMLElement {
  const { document, t, csvHref, definitionHref, id } = options;
  const links: [string, string][] = [];
  if (csvHref && figure.kind !== "unavailable") links.push([csvHref, "csv"]);
  links.push([`#${id}`, "address"]);
  if (definitionHref) links.push([definitionHref, "definition"]);
  return element(
    document,
    "ul",
    { class: "figure-actions" },
    ...links.map(([href, name]) =>
      element(
        document,
        "li",
        {},
        element(document, "a", { href, download: name === "csv" }, t(`components.figure.${name}`)),
      ),
    ),
  );
}

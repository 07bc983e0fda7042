import { periodText } from "../../../src/components/period-text.ts";
import { createFormat } from "../../../src/format/format.ts";
import { translator } from "../../../src/messages/translate.ts";
import type { PageContext } from "../../../src/pages/page.ts";
import type { Figure } from "../../../src/released/figure.ts";
import type { SiteData } from "../../../src/released/site-data.ts";
import { cellNumbers, roundings } from "../../disclosure/trace/cell-numbers.ts";
import { detectableNumbers } from "../../disclosure/trace/detectable-numbers.ts";
import { figureNumbers, keysOf } from "../../disclosure/trace/figure-numbers.ts";
import { type Allowed, allowed } from "./allowed.ts";
import { authoredPhrases } from "./authored-phrases.ts";
import type { Reads } from "./reads.ts";

export interface ReleaseOfSite {
  readonly site: SiteData;
  readonly extract: PageContext["extract"];
  readonly audit?: PageContext["audit"];
  readonly locale: string;
}

/** Answers, for a page and a figure on it, what may be printed there. */
export function allowedOnPages({ site, extract, audit, locale }: ReleaseOfSite) {
  const numbersOf = remembered((id: string) => figureNumbers(figureOf(site, id)));
  const phrasesOf = remembered((id: string) => figurePhrases(figureOf(site, id), locale));
  const detectableOf = remembered((id: string) => detectableNumbers(figureOf(site, id)));
  const namesIn = (id: string) => keysOf(figureOf(site, id)).flatMap((key) => Object.values(key));
  const everywhere = [...authoredPhrases(locale), ...sitePhrases(site, locale)];
  const rules = new Set(Object.values(site.policy).filter((value) => typeof value === "number"));
  const inFigures = remembered((id: string) =>
    allowed({
      numbers: [numbersOf(id)],
      phrases: [...everywhere, ...phrasesOf(id)],
      names: namesIn(id),
      derived: () => [detectableOf(id)],
    }),
  );
  return ({ figures, parts }: Reads): ((figure: string | undefined) => Allowed) => {
    const read = [...figures].filter((id) => id in site.figures);
    const onPage = allowed({
      numbers: [
        ...read.map(numbersOf),
        ...(parts.has("policy") ? [rules] : []),
        ...(parts.has("intake") ? [intakeNumbers(site)] : []),
        ...(parts.has("suppression") ? [suppressionNumbers(site)] : []),
        ...(parts.has("extract") ? [numbersIn(extract?.report)] : []),
        ...(parts.has("audit") ? [auditNumbers(audit)] : []),
      ],
      phrases: [
        ...everywhere,
        ...read.flatMap(phrasesOf),
        ...(parts.has("extract") ? textsIn(extract) : []),
        ...(parts.has("intake") ? textsIn(site.intake) : []),
      ],
      // A line of a file is an address, and printed without separators.
      names: [...read.flatMap(namesIn), ...(parts.has("intake") ? linesOf(site).map(String) : [])],
      derived: () => read.map(detectableOf),
    });
    return (element) => {
      const figure = element === undefined ? undefined : drawnIn(element, read);
      return figure === undefined ? onPage : inFigures(figure);
    };
  };
}

/** The figure that an element of this id draws: its own, or a part of it. */
const drawnIn = (element: string, figures: readonly string[]): string | undefined =>
  figures
    .filter((id) => element === id || element.startsWith(`${id}-`))
    .toSorted((a, b) => b.length - a.length)
    .at(0);

function figureOf({ figures }: SiteData, id: string): Figure {
  const figure = figures[id];
  if (figure === undefined) throw new Error(`no figure "${id}"`);
  return figure;
}

/** Names of categories and of periods, as readers see them. */
function figurePhrases(figure: Figure, locale: string): readonly string[] {
  // A category that is nothing but a number is one of the figure's numbers.
  const names = keysOf(figure).flatMap((key) => Object.values(key).filter((name) => !/^\d+$/.test(name)));
  if (figure.kind !== "control chart") return names;
  const [t, format] = [translator(locale), createFormat(locale)];
  return [
    ...names,
    ...figure.points.flatMap(({ start }) => [
      periodText(start, figure.period, { t, format }),
      format.month(start),
      format.shortMonth(start),
    ]),
  ];
}

/** What the delivery and the definitions are called, and when: words and dates that are no data. */
function sitePhrases(site: SiteData, locale: string): readonly string[] {
  const { title, source, asOf, fingerprint, policy, catalogue, figures } = site;
  return [
    title,
    source,
    fingerprint,
    fingerprint.slice(0, 12),
    policy.version,
    ...(asOf === null ? [] : [createFormat(locale).date(asOf), asOf]),
    ...catalogue.flatMap(({ version, references }) => [version, ...references]),
    ...Object.values(figures).map(({ definitionVersion }) => definitionVersion),
  ];
}

const linesOf = ({ intake }: SiteData): readonly number[] =>
  intake.faults.flatMap(({ places = [] }) => places.map(({ line }) => line));

function intakeNumbers({ intake }: SiteData): ReadonlySet<number> {
  const { tables, faults, unknownColumns } = intake;
  const delivered = tables.filter(({ presence }) => presence === "delivered").length;
  return new Set([
    ...tables.flatMap(({ rows, accepted, quarantined, acceptedShare }) =>
      [rows, accepted, quarantined, acceptedShare].flatMap((cell) => cellNumbers(cell, 10_000)),
    ),
    ...faults.flatMap(({ rows, places = [] }) => [
      ...cellNumbers(rows, 100),
      ...places.map(({ line }) => line),
    ]),
    ...unknownColumns.map(({ columns }) => columns),
    ...[tables.length, delivered, tables.length - delivered],
  ]);
}

function suppressionNumbers({ suppression }: SiteData): ReadonlySet<number> {
  const shown = suppression.reduce((sum, figure) => sum + figure.shown, 0);
  const hidden = suppression.reduce((sum, figure) => sum + figure.hidden, 0);
  return new Set([
    ...suppression.flatMap((figure) => [figure.shown, figure.hidden]),
    shown,
    hidden,
    shown + hidden,
  ]);
}

/** The numbers of an audit, and what the spaces add up to. */
function auditNumbers(audit: PageContext["audit"]): ReadonlySet<number> {
  const total = (of: "statements" | "protectedCounts" | "narrow" | "worlds") =>
    audit?.spaces.reduce((sum, space) => sum + space[of], 0) ?? 0;
  const totals = (["statements", "protectedCounts", "narrow", "worlds"] as const).map(total);
  return new Set([...numbersIn(audit), ...totals]);
}

/** Every number of a report, as it is and as a percentage. */
function numbersIn(value: unknown): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (part: unknown): void => {
    if (typeof part === "number")
      for (const each of [part, ...roundings(part, 2), ...roundings(part * 100, 2)]) found.add(each);
    else if (typeof part === "object" && part !== null) {
      if (Array.isArray(part)) found.add(part.length);
      for (const each of Object.values(part)) visit(each);
    }
  };
  visit(value);
  return found;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return /^[\p{Nd}.,\s-]*$/u.test(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function remembered<T>(make: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const made = make(id);
    known.set(id, made);
    return made;
  };
}

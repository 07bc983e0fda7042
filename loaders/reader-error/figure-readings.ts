import type { Count, Mean, Rate } from "../../src/released/cell.ts";
import type { Figure } from "../../src/released/figure.ts";

/** Kinds of figure by which a reader's error is told, in the order of the table. */
export const readingKinds = [
  "count",
  "people at risk",
  "rate",
  "curve point",
  "interval end of a share",
  "control limit",
  "mean",
  "interval end of a mean",
  "effect size or area",
  "interval end of an effect",
] as const;

export type ReadingKind = (typeof readingKinds)[number];

/** One number of a figure, as a reader meets it; undefined where it is hidden, not available, or a bound only. */
export interface Reading {
  /** Where it stands, the same in two releases of the same questions. */
  readonly place: string;
  readonly kind: ReadingKind;
  readonly value: number | undefined;
}

type Add = (at: string, name: string, kind: ReadingKind, value: number | undefined) => void;

/** Every number of a figure with its place. */
export function figureReadings(figure: Figure): readonly Reading[] {
  const readings: Reading[] = [];
  const add: Add = (at, name, kind, value) => {
    readings.push({ place: `${figure.id} ${at} ${name}`, kind, value });
  };
  const cells = adders(add);
  switch (figure.kind) {
    case "unavailable":
      break;
    case "rates":
      for (const { key, numerator, denominator, rate } of figure.rows)
        cells.share(text(key), { numerator, denominator, rate }, "rate");
      break;
    case "incidence":
      for (const { key, n, points } of figure.groups) {
        cells.counts(text(key), { n });
        // At time zero everything is known by definition.
        for (const { day, incidence, atRisk, ...counts } of points.filter(({ day }) => day > 0)) {
          const at = `${text(key)} ${day}`;
          cells.rate(at, incidence, "curve point");
          add(at, "at risk", "people at risk", countOf(atRisk));
          cells.counts(at, counts);
        }
      }
      break;
    case "control chart":
      for (const { start, numerator, denominator, rate, centre, lowerLimit, upperLimit } of figure.points) {
        cells.share(start, { numerator, denominator, rate }, "rate");
        for (const [name, limit] of Object.entries({ centre, lowerLimit, upperLimit }))
          add(start, name, "control limit", limit ?? undefined);
      }
      break;
    case "funnel":
      for (const { key, stages } of figure.groups)
        for (const { stage, count, rate } of stages) {
          cells.counts(`${text(key)} ${stage}`, { count });
          cells.rate(`${text(key)} ${stage}`, rate, "rate");
        }
      break;
    case "paired":
      for (const { key, n, before, after, change, effect } of figure.rows) {
        cells.counts(text(key), { n });
        for (const [name, mean] of Object.entries({ before, after, change }))
          cells.mean(text(key), name, mean);
        cells.effect(text(key), effect);
      }
      break;
    case "discrimination":
      for (const { key, events, nonEvents, auc } of figure.rows) {
        cells.counts(text(key), { events, nonEvents });
        cells.effect(text(key), auc);
      }
  }
  return readings;
}

const text = (key: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(key).sort());

const countOf = (count: Count) => (count.kind === "count" ? count.value : undefined);

interface Share {
  readonly numerator: Count;
  readonly denominator: Count;
  readonly rate: Rate;
}

function adders(add: Add) {
  const counts = (at: string, all: Readonly<Record<string, Count>>): void => {
    for (const [name, count] of Object.entries(all)) add(at, name, "count", countOf(count));
  };
  const rate = (at: string, cell: Rate, kind: "rate" | "curve point"): void => {
    const shown = cell.kind === "rate" ? cell : undefined;
    add(at, "rate", kind, shown?.value);
    for (const end of ["lower", "upper"] as const) add(at, end, "interval end of a share", shown?.[end]);
  };
  const valued =
    (kind: ReadingKind, endKind: ReadingKind) =>
    (at: string, name: string, cell: Mean): void => {
      const shown = cell.kind === "mean" ? cell : undefined;
      add(at, name, kind, shown?.value);
      for (const end of ["lower", "upper"] as const) add(at, `${name} ${end}`, endKind, shown?.[end]);
    };
  const effect = valued("effect size or area", "interval end of an effect");
  return {
    counts,
    rate,
    share: (at: string, { rate: cell, ...both }: Share, kind: "rate") => {
      counts(at, both);
      rate(at, cell, kind);
    },
    mean: valued("mean", "interval end of a mean"),
    effect: (at: string, cell: Mean) => effect(at, "effect", cell),
  };
}

import type { Count } from "../../src/released/cell.ts";
import type { Key } from "../../src/released/figure.ts";
import { derivedRest } from "./derived-rest.ts";
import type { TierPolicy } from "./policy.ts";
import { confidential } from "./protected-count.ts";
import { endOfCurve } from "./release-life-table.ts";
import type { ReleasedLifeTable, ReleasedPairedMeans, ReleasedSeries } from "./released-statement.ts";
import type { AnyReleased } from "./without-silent-rows.ts";

/** A published number that is hidden because others follow from it: complementary suppression. */
export interface HiddenCell {
  readonly figure: string;
  readonly key: Key;
  readonly day?: number | undefined;
  readonly start?: string | undefined;
  readonly measure: string;
}

type Place = Omit<HiddenCell, "figure">;

/** Where a cell stands, as text: the same place has the same name, in whatever order its key is written. */
export const nameOfCell = (figure: string, { key, day, start, measure }: Place): string =>
  JSON.stringify([figure, Object.entries(key).toSorted(), day ?? null, start ?? null, measure]);

/** Classes of which single cells can be hidden: of the others, what an audit blames is left out whole, by hand. */
export const canHide = ({ class: kind }: AnyReleased): boolean =>
  kind === "counts" || kind === "life table" || kind === "series" || kind === "paired means";

/**
 * Hides cells of a figure with the symbol of every other hidden count and says nothing of their size. What is worked
 * out from them is hidden with them: rates have no numerator, and a curve ends where its people at risk are unknown.
 */
export function hideCells(
  released: AnyReleased,
  cells: readonly HiddenCell[],
  policy: TierPolicy,
): AnyReleased {
  const names = new Set(cells.map((cell) => nameOfCell(cell.figure, cell)));
  const hides = (place: Place) => names.has(nameOfCell(released.id, place));
  const shown = (count: Count, place: Place): Count => (hides(place) ? confidential : count);
  switch (released.class) {
    case "counts":
      return {
        ...released,
        rows: released.rows.map(({ key, counts }) => ({
          key,
          counts: Object.fromEntries(
            Object.entries(counts).map(([measure, count]) => [measure, shown(count, { key, measure })]),
          ),
        })),
      };
    case "life table":
      return { ...released, groups: released.groups.map((group) => hideInGroup(group, hides, policy)) };
    case "series":
      return { ...released, points: released.points.map((point) => hideInPoint(point, hides)) };
    case "paired means":
      return { ...released, groups: released.groups.map((group) => hideInPairs(group, hides)) };
    default:
      return released;
  }
}

type Hides = (place: Place) => boolean;

function hideInGroup(
  group: ReleasedLifeTable["groups"][number],
  hides: Hides,
  policy: TierPolicy,
): ReleasedLifeTable["groups"][number] {
  const { key, n, rows } = group;
  if (hides({ key, measure: "n" })) return { key, n: confidential, rows: [] };
  let isTouched = false;
  const hidden = rows.map(({ day, atRisk, ...parts }) => {
    const part = (measure: keyof typeof parts) =>
      hides({ key, day, measure }) ? confidential : parts[measure];
    const left = { events: part("events"), competing: part("competing"), censored: part("censored") };
    const isHere =
      hides({ key, day, measure: "atRisk" }) ||
      Object.values(left).some((count, i) => count !== Object.values(parts)[i]);
    isTouched ||= isHere;
    const rest =
      isHere && policy.curves.atRisk === "derived" ? derivedRest(n, Object.values(left), policy) : atRisk;
    return { day, atRisk: hides({ key, day, measure: "atRisk" }) ? confidential : rest, ...left };
  });
  if (!isTouched) return group;
  return policy.curves.atRisk === "derived"
    ? { ...group, ...endOfCurve(hidden, policy) }
    : { ...group, rows: hidden };
}

function hideInPoint(
  point: ReleasedSeries["points"][number],
  hides: Hides,
): ReleasedSeries["points"][number] {
  const { start } = point;
  const shown = (measure: "numerator" | "denominator") =>
    hides({ key: {}, start, measure }) ? confidential : point[measure];
  return { start, numerator: shown("numerator"), denominator: shown("denominator") };
}

function hideInPairs(
  { key, n, ...moments }: ReleasedPairedMeans["groups"][number],
  hides: Hides,
): ReleasedPairedMeans["groups"][number] {
  const shown = (measure: keyof typeof moments) =>
    hides({ key, measure }) ? ({ kind: "c" } as const) : moments[measure];
  const people = hides({ key, measure: "n" }) ? confidential : n;
  return { key, n: people, before: shown("before"), after: shown("after"), change: shown("change") };
}

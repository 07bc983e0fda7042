import type { Count } from "../../../src/released/cell.ts";
import { confidential } from "../protected-count.ts";
import type { AnyReleased } from "../without-silent-rows.ts";
import type { Place } from "./count-cell.ts";
import { placeText } from "./token.ts";

/** Hides counts of a figure by their places, and what stands on them: rows of a table without its n, means. */
export function hideCells<R extends AnyReleased>(released: R, places: ReadonlySet<string>): R {
  const hide = (count: Count, place: Place): Count => (places.has(placeText(place)) ? confidential : count);
  return { ...released, ...changed(released, hide) };
}

type Hide = (count: Count, place: Place) => Count;

function changed(released: AnyReleased, hide: Hide) {
  switch (released.class) {
    case "counts":
      return {
        rows: released.rows.map(({ key, counts }) => ({
          key,
          counts: Object.fromEntries(
            Object.entries(counts).map(([measure, count]) => [measure, hide(count, { key, measure })]),
          ),
        })),
      };
    case "life table":
      return { groups: released.groups.map((group) => hideInGroup(group, hide)) };
    case "series":
      return {
        points: released.points.map(({ start, numerator, denominator }) => ({
          start,
          numerator: hide(numerator, { key: {}, start, measure: "numerator" }),
          denominator: hide(denominator, { key: {}, start, measure: "denominator" }),
        })),
      };
    case "paired means":
      return {
        groups: released.groups.map((group) => {
          const n = hide(group.n, { key: group.key, measure: "n" });
          const none = { kind: "c" } as const;
          return n === group.n ? group : { key: group.key, n, before: none, after: none, change: none };
        }),
      };
  }
}

type Group = Extract<AnyReleased, { class: "life table" }>["groups"][number];

function hideInGroup(group: Group, hide: Hide): Group {
  const { key } = group;
  const n = hide(group.n, { key, measure: "n" });
  // Without the number of people a curve says nothing that could be read.
  if (n !== group.n) return { key, n, rows: [] };
  return {
    ...group,
    rows: group.rows.map(({ day, atRisk, events, competing, censored }) => {
      const at = (measure: string): Place => ({ key, day, measure });
      return {
        day,
        atRisk: hide(atRisk, at("atRisk")),
        events: hide(events, at("events")),
        competing: hide(competing, at("competing")),
        censored: hide(censored, at("censored")),
      };
    }),
  };
}

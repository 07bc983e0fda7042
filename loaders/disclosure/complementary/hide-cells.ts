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
          return n === group.n ? group : { key: group.key, n, before: none, after: none, change: none };
        }),
      };
    case "quantiles":
      return {
        groups: released.groups.map((group) => {
          const n = hide(group.n, { key: group.key, measure: "n" });
          return n === group.n ? group : { ...group, n, quantiles: group.quantiles.map(() => none) };
        }),
      };
    case "estimates":
      return {
        models: released.models.map((model) => {
          const people = hide(model.people, { key: model.key, measure: "people" });
          const events = hide(model.events, { key: model.key, measure: "events" });
          if (people === model.people && events === model.events) return model;
          const terms = model.terms.map(({ term }) => ({ term, estimate: none }));
          return { ...model, people, events, terms };
        }),
      };
    case "reliability":
      return { rows: released.rows.map((row) => hideInRow(row, hide)) };
    case "sentence":
      return {};
  }
}

const none = { kind: "c" } as const;

type Row = Extract<AnyReleased, { class: "reliability" }>["rows"][number];

/** Without the counts that it rests on an estimate is not shown. */
function hideInRow(row: Row, hide: Hide): Row {
  const { key, events, nonEvents } = row;
  const changed = {
    people: hide(row.people, { key, measure: "people" }),
    ...(events === undefined ? {} : { events: hide(events, { key, measure: "events" }) }),
    ...(nonEvents === undefined ? {} : { nonEvents: hide(nonEvents, { key, measure: "nonEvents" }) }),
  };
  const isSame =
    changed.people === row.people && changed.events === events && changed.nonEvents === nonEvents;
  return isSame ? row : { ...row, ...changed, value: none };
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

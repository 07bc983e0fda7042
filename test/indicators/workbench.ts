import { throwawayLedger } from "../../loaders/disclosure/ledger.ts";
import type { TierPolicy } from "../../loaders/disclosure/policy.ts";
import { readPolicy } from "../../loaders/disclosure/read-policy.ts";
import { computeFigures } from "../../loaders/indicators/compute-figures.ts";
import type { Warehouse } from "../../loaders/warehouse/warehouse.ts";
import type { Figure } from "../../src/released/figure.ts";
import { build, type Fixture, openWorkshop, type Row, type Rows } from "../warehouse/fixture.ts";

export const policies = readPolicy();
export const gateOf = (tier: "public" | "internal" | TierPolicy) => ({
  policy: typeof tier === "string" ? policies[tier] : tier,
  ledger: throwawayLedger({ synthetic: true }),
});

/** Builds a warehouse from hand-made accepted rows, uses it, and clears it away. */
export async function withWarehouse<T>(
  fixture: Fixture,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const workshop = await openWorkshop();
  try {
    return await use(await build(workshop, fixture));
  } finally {
    await workshop.close();
  }
}

/** All figures of a hand-made delivery in one tier, through the real gate. */
export const figuresOf = (fixture: Fixture, tier: "public" | "internal" | TierPolicy) =>
  withWarehouse(fixture, (warehouse) => computeFigures({ warehouse, gate: gateOf(tier) }));

type Kind = Figure["kind"];

/** A figure of the kind that the test expects. */
export function figureOf<K extends Kind>(
  figures: Readonly<Record<string, Figure>>,
  id: string,
  kind: K,
): Extract<Figure, { kind: K }> {
  const figure = figures[id];
  if (figure?.kind !== kind) throw new Error(`${id} is ${figure?.kind ?? "missing"}, not ${kind}`);
  return figure as Extract<Figure, { kind: K }>;
}

/** The last day covered by hand-made deliveries. */
export const CUTOFF = "2025-01-01";

/** The date so many days before the cut-off: the start of somebody who could be followed for so long. */
export const daysBeforeCutoff = (days: number): string => {
  const date = new Date(`${CUTOFF}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
};

/** So many days after a date. */
export const daysAfter = (start: string, days: number): string => {
  const date = new Date(`${start}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

interface Group {
  /** Names the group: people are a1, a2 … */
  readonly name: string;
  readonly count: number;
  /** Days of follow-up that they could have had. */
  readonly potential: number;
  readonly cases?: Row;
  /** Days after time zero on which supervision ended, and why. */
  readonly ends?: { readonly day: number; readonly reason: string };
  /** Days after time zero of an event of each. */
  readonly event?: { readonly day: number; readonly kind: string; readonly evidence: number };
}

/** Accepted rows of cases and events for groups of people who share everything. */
export function peopleOf(groups: readonly Group[]): Rows {
  const members = groups.flatMap((group) =>
    Array.from({ length: group.count }, (_, index) => ({ ...group, id: `${group.name}${index + 1}` })),
  );
  return {
    cases: members.map(({ id, potential, cases = {}, ends }) => {
      const start = daysBeforeCutoff(potential);
      return {
        case_id: `case-${id}`,
        person_id: `person-${id}`,
        service: "XK",
        supervision_started_on: start,
        ...(ends === undefined ? {} : { ended_on: daysAfter(start, ends.day), end_reason: ends.reason }),
        ...cases,
      };
    }),
    events: members.flatMap(({ id, potential, event }) =>
      event === undefined
        ? []
        : [
            {
              event_id: `event-${id}`,
              case_id: `case-${id}`,
              kind: event.kind,
              evidence: event.evidence,
              occurred_on: daysAfter(daysBeforeCutoff(potential), event.day),
            },
          ],
    ),
  };
}

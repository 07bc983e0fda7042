import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Cell } from "../../src/released/cell.ts";
import type { Figure } from "../../src/released/figure.ts";
import { type Figures, figuresOfDelivery } from "./way.ts";

/** Figures that each page of the site draws from. */
const pages: Readonly<Record<string, readonly string[]>> = {
  Overview: ["reoffending", "contact-compliance-overall", "staff-training", "programme-funnel"],
  Relapse: [
    "incidence-by-evidence",
    "incidence-by-cohort",
    "reoffending",
    "reoffending-by-cohort",
    "safety-bounds",
  ],
  Monitoring: [
    "contact-compliance",
    "contact-compliance-by-level",
    "contact-compliance-overall",
    "level-discrimination",
    "assessment-quality",
  ],
  Programmes: ["programme-funnel", "programme-funnel-by-kind"],
  Staff: ["staff-training", "staff-training-by-kind", "staff-training-retained", "staff-certified"],
  Data: ["delivery-completeness"],
};

/** Every cell of a figure that could carry an interval. */
function estimatesOf(figure: Figure): readonly Cell[] {
  switch (figure.kind) {
    case "unavailable":
      return [];
    case "rates":
      return figure.rows.map(({ rate }) => rate);
    case "incidence":
      return figure.groups.flatMap(({ points }) => points.slice(1).map(({ incidence }) => incidence));
    case "control chart":
      return figure.points.map(({ rate }) => rate);
    case "funnel":
      return figure.groups.flatMap(({ stages }) => stages.slice(1).map(({ rate }) => rate));
    case "paired":
      return figure.rows.flatMap(({ change, effect }) => [change, effect]);
    case "discrimination":
      return figure.rows.map(({ auc }) => auc);
  }
}

const withInterval = (figure: Figure) =>
  estimatesOf(figure).filter(({ kind }) => kind === "rate" || kind === "mean");

describe("the demo", () => {
  let figures: { readonly internal: Figures; readonly public: Figures };
  beforeAll(async () => {
    figures = await figuresOfDelivery({ exportsFolder: "data/demo" });
  });

  it.each(Object.entries(pages))(
    "has at least three estimates with intervals for the public page %s",
    (_, ids) => {
      const shown = ids.flatMap((id) => {
        const figure = figures.public[id];
        return figure === undefined ? [] : withInterval(figure);
      });
      expect(shown.length).toBeGreaterThanOrEqual(3);
    },
  );

  it("answers every figure of the catalogue", () => {
    for (const figure of Object.values(figures.public))
      expect(figure.kind, figure.id).not.toBe("unavailable");
  });

  it.each(["internal", "public"] as const)("has no interval that does not hold its estimate (%s)", (tier) => {
    for (const figure of Object.values(figures[tier]))
      for (const cell of withInterval(figure)) {
        if (cell.kind !== "rate" && cell.kind !== "mean") continue;
        expect(cell.lower, figure.id).toBeLessThanOrEqual(cell.value);
        expect(cell.upper, figure.id).toBeGreaterThanOrEqual(cell.value);
      }
  });

  it("shows in public what the internal tier shows, less exactly: every interval holds the internal estimate", () => {
    for (const id of ["reoffending", "safety-bounds", "assessment-quality", "staff-certified"]) {
      const [exact, open] = [figures.internal[id], figures.public[id]];
      if (exact?.kind !== "rates" || open?.kind !== "rates") throw new Error(`${id} is not a table of rates`);
      for (const { key, rate } of open.rows) {
        const same = exact.rows.find((row) => JSON.stringify(row.key) === JSON.stringify(key))?.rate;
        if (rate.kind !== "rate" || same?.kind !== "rate") continue;
        expect(rate.lower, id).toBeLessThanOrEqual(same.lower);
        expect(rate.upper, id).toBeGreaterThanOrEqual(same.upper);
      }
    }
  });

  describe("against the truth that it was drawn from", () => {
    const truth = JSON.parse(readFileSync("data/demo/truth.json", "utf8")) as {
      readonly incidence: readonly {
        readonly outcome: string;
        readonly evidence: number;
        readonly months: number;
        readonly expected: number;
      }[];
    };

    /** Intervals of the curves at the truth's horizons, a hidden one by its bound; and whether they hold the truth. */
    const held = (tier: "internal" | "public") => {
      const figure = figures[tier]["incidence-by-evidence"];
      if (figure?.kind !== "incidence") throw new Error("no curves");
      return truth.incidence.flatMap(({ outcome, evidence, months, expected }) => {
        const group = figure.groups.find(
          ({ key }) => key.outcome === outcome && key.evidence === String(evidence),
        );
        const rate = group?.points.find(({ day }) => day === Math.floor((months * 365.25) / 12))?.incidence;
        return rate?.kind === "rate" ? [rate.lower <= expected && expected <= rate.upper] : [];
      });
    };

    it.each(["internal", "public"] as const)("intervals hold it about as often as they say (%s)", (tier) => {
      const intervals = held(tier);
      const misses = intervals.filter((holds) => !holds).length;
      expect(intervals.length).toBeGreaterThanOrEqual(15);
      // Of 21 independent intervals of 95 %, more than four miss in less than 1 of 100 deliveries; these overlap.
      expect(misses).toBeLessThanOrEqual(4);
      // The public ones are widened to the worst case of the rounding: they miss no more often.
      expect(misses).toBeLessThanOrEqual(held("internal").filter((holds) => !holds).length);
    });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { landmarkRate, wilson } from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const people = fc.array(
  fc.record({
    potential: fc.integer({ min: 1, max: 20 }),
    share: fc.nat(10),
    cause: fc.nat(2),
    count: fc.nat(3),
  }),
  { minLength: 1, maxLength: 30 },
);

describe("landmarkRate(data, { at })", () => {
  it("equals R's prop.test of the eligible and survfit of everybody", () => {
    for (const item of casesOf("multi-state", "landmarkRate")) {
      const data = {
        time: column(item, "time"),
        cause: column(item, "cause"),
        potential: column(item, "potential"),
      };
      const { rate, incidence, ...counts } = found(landmarkRate(data, { at: scalar(item, "at") }));
      for (const name of ["eligible", "events", "competing", "left", "tooRecent"] as const)
        expect([counts[name]]).toEqual(item.output[name]);
      const { value, lower, upper } = found(incidence);
      expect(worst([rate.value, rate.lower, rate.upper], item.output.rate!)).toBeLessThan(1e-10);
      expect(worst([value, lower, upper], item.output.incidence!)).toBeLessThan(1e-10);
    }
  });

  it("is worked by hand for six people, one too recent, one gone early", () => {
    const data = {
      time: [3, 12, 12, 5, 8, 2],
      cause: [1, 0, 1, 2, 0, 1],
      potential: [24, 12, 30, 18, 20, 6],
    };
    const result = found(landmarkRate(data, { at: 12 }));
    expect(result).toMatchObject({ eligible: 5, events: 2, competing: 1, left: 1, tooRecent: 1 });
    expect(result.rate).toEqual(wilson(2, 5));
    expect(result.warnings).toEqual(["left early"]);
    // 2: one of six; 3: one of five; 5: competing, one of four; 8: one leaves; 12: one of two.
    expect(found(result.incidence).value).toBeCloseTo(
      1 / 6 + (5 / 6) * (1 / 5 + (4 / 5) * (3 / 4) * (1 / 2)),
      14,
    );
  });

  it("counts everybody once, and is the incidence where all are seen to the landmark", () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 20 }), (rows, at) => {
        const time = rows.map(({ potential, share, cause }) =>
          cause === 0 ? potential : (potential * share) / 10,
        );
        const [cause, count] = [rows.map((row) => row.cause), rows.map((row) => row.count)];
        const result = landmarkRate(
          { time, cause, count, potential: rows.map((row) => row.potential) },
          { at },
        );
        const all = count.reduce((sum, value) => sum + value, 0);
        if (result.kind === "not estimable") {
          expect(rows.every((row) => row.potential < at || row.count === 0)).toBe(true);
          return;
        }
        expect(result.eligible + result.tooRecent).toBe(all);
        expect(result.left).toBe(0);
        expect(result.warnings).toEqual([]);
        if (result.tooRecent === 0) expect(found(result.incidence).value).toBeCloseTo(result.rate.value, 12);
      }),
      FIXED,
    );
  });

  it("says that nobody was followed so long", () => {
    const data = { time: [3, 4], cause: [0, 1], potential: [9, 9] };
    expect(landmarkRate(data, { at: 10 })).toEqual({ kind: "not estimable", reason: "no observations" });
    const gone = found(landmarkRate({ time: [3, 4], cause: [1, 0], potential: [9, 9] }, { at: 6 }));
    expect(gone.incidence).toEqual({ kind: "not estimable", reason: "not reached" });
    const early = found(landmarkRate({ time: [3, 4], cause: [0, 0], potential: [9, 9] }, { at: 2 }));
    expect(found(early.incidence)).toMatchObject({
      value: 0,
      upper: expect.closeTo(1 - 0.025 ** (1 / 2), 12),
    });
  });

  it("refuses follow-up that lasted longer than it could", () => {
    const data = { time: [3, 4], cause: [0, 1], potential: [9, 3] };
    expectRefusal(() => landmarkRate(data, { at: 2 }), /time\[1\] is above potential\[1\]/);
    expectRefusal(() => landmarkRate({ ...data, potential: [9] }, { at: 2 }), /length/);
    expectRefusal(() => landmarkRate({ ...data, potential: [9, Number.NaN] }, { at: 2 }), /potential\[1\]/);
    expectRefusal(() => landmarkRate(data, { at: 0 }), /at is not/);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditSpace } from "../../loaders/disclosure/audit/audit-space.ts";
import { buildSpace } from "../../loaders/disclosure/audit/build-space.ts";
import type { Certificate } from "../../loaders/disclosure/audit/certificate.ts";
import { searchWorlds } from "../../loaders/disclosure/audit/search.ts";
import { type Claim, verifyCertificate } from "../../loaders/disclosure/audit/verify-certificate.ts";
import { indexOf, trueWorld } from "../../loaders/disclosure/audit/world.ts";
import { groupOf, runOf, says } from "./audit-space.ts";

const options = { crossing: 1, tries: 4, protection: { threshold: 10, zeros: true } };

/** 40 women, 3 of whom relapsed; 55 men, 20 of whom did. */
const truth = groupOf([40, 3], [55, 20]);

/** What the public tier says of it: rounded to 5, small counts hidden. */
const rounded = [
  says("people", [93, 97]),
  says("people", [38, 42], "female"),
  says("people", [53, 57], "male"),
  says("relapsed", [0, 9], "female"),
  says("relapsed", [18, 22], "male"),
  says("relapsed", [23, 27]),
];

describe("auditSpace(runs)", () => {
  it("proves that what the public tier says leaves every small count three values", () => {
    const { audit } = auditSpace([runOf(truth, rounded)], options);
    expect(audit).toMatchObject({ narrow: 0, statements: 6, units: 95 });
    expect(audit.narrowest).toBeGreaterThanOrEqual(3);
    expect(audit.protectedCounts).toBe(1);
  });

  it("proves a count of which one world goes each way: of 0 to 2, 1 is true", () => {
    const one = groupOf([40, 1], [55, 20]);
    const told = [
      ...rounded.slice(0, 3),
      says("relapsed", [0, 2], "female"),
      says("relapsed", [18, 22], "male"),
    ];
    expect(auditSpace([runOf(one, told)], options).audit).toMatchObject({ protectedCounts: 1, narrow: 0 });
  });

  it("finds no proof for a hidden count that follows from exact ones, and names its figure", () => {
    const exact = [
      says("people", [95, 95]),
      says("people", [40, 40], "female"),
      says("people", [55, 55], "male"),
      says("relapsed", [0, 9], "female"),
      says("relapsed", [20, 20], "male"),
      says("relapsed", [23, 23]),
    ];
    const { audit } = auditSpace([runOf(truth, exact)], options);
    expect(audit.narrow).toBe(1);
    expect(audit.figures).toMatchObject([{ figure: "relapse", protectedCounts: 1, narrow: 1 }]);
  });

  it("finds no proof where another release gives the hidden count away", () => {
    const [, ...withoutTotal] = rounded;
    const again = [says("relapsed", [20, 20], "male"), says("relapsed", [23, 23])];
    const alone = auditSpace([runOf(truth, withoutTotal)], options).audit;
    const together = auditSpace([runOf(truth, withoutTotal), runOf(truth, again)], options).audit;
    expect([alone.narrow, together.narrow > 0]).toEqual([0, true]);
  });

  it("protects the complement: of 40 women all but 3 relapsed", () => {
    const most = groupOf([40, 37], [55, 20]);
    const complement = {
      ...says("relapsed", [0, 9], "female"),
      kind: "complement" as const,
      of: "people",
      upper: 9,
    };
    const hidden = [says("people", [38, 42], "female"), complement, says("people", [53, 57], "male")];
    expect(auditSpace([runOf(most, hidden)], options).audit).toMatchObject({ protectedCounts: 1, narrow: 0 });
    const told = [says("people", [40, 40], "female"), says("relapsed", [37, 37], "female")];
    expect(auditSpace([runOf(most, told)], options).audit.narrow).toBe(1);
  });

  it("refuses what is not true, and names figure and place, no number", () => {
    const wrong = [says("relapsed", [4, 4], "female")];
    expect(() => auditSpace([runOf(truth, wrong)], options)).toThrow(
      /truth contradicts.*relapse, cohort sex, category female, relapsed: [^0-9]*$/,
    );
  });

  it("says the same whenever it is asked", () => {
    const once = auditSpace([runOf(truth, rounded)], options);
    expect(auditSpace([runOf(truth, rounded)], options)).toEqual(once);
  });
});

describe("verifyCertificate(space, certificate, claims)", () => {
  const space = buildSpace([runOf(truth, rounded)]);
  const { certificate, targets } = searchWorlds(space, options);
  const claims: Claim[] = certificate.targets.map(([target]) => ({ target, ...targets.describe(target) }));
  const verified = (change: Partial<Certificate>) =>
    verifyCertificate(space, { ...certificate, ...change }, claims);

  it("accepts what the search has found", () => {
    expect(claims).toHaveLength(1);
    expect(verified({})).toEqual([]);
  });

  it("sees a world that contradicts a statement", () => {
    const everybody = space.units.map(({ truth: { attributes } }, unit) => ({
      unit,
      attributes: [...attributes],
      paths: [2],
    }));
    expect(verified({ worlds: [...certificate.worlds, everybody] })).toContainEqual(
      expect.stringMatching(/contradicts what is said in relapse/),
    );
  });

  it("sees a world made of states that there are not", () => {
    const stranger = [{ unit: 0, attributes: [9], paths: [1] }];
    expect(verified({ worlds: [...certificate.worlds, stranger] })).toEqual([
      expect.stringMatching(/not made/),
    ]);
  });

  it("sees a proof that is missing, and one whose worlds are alike", () => {
    expect(verified({ targets: [] })).toEqual([expect.stringMatching(/no proof/)]);
    const alike = certificate.targets.map(([target, least]) => [target, least, least] as const);
    expect(verified({ targets: alike })).toEqual([expect.stringMatching(/do not differ/)]);
    expect(verified({ space: "staff" })).toEqual([expect.stringMatching(/another space/)]);
  });
});

describe("searchWorlds(space)", () => {
  it("claims nothing that does not hold, whatever was said", () => {
    const group = fc
      .tuple(fc.integer({ min: 0, max: 14 }), fc.nat(14))
      .map(([n, k]) => [n, Math.min(n, k)] as const);
    const slack = fc.nat(3);
    fc.assert(
      fc.property(group, group, slack, slack, (women, men, below, above) => {
        const around = (n: number): [number, number] => [Math.max(0, n - below), n + above];
        const run = runOf(groupOf(women, men), [
          says("people", around(women[0] + men[0])),
          says("relapsed", around(women[1]), "female"),
          says("relapsed", around(women[1] + men[1])),
        ]);
        const space = buildSpace([run]);
        expect(trueWorld(space, indexOf(space)).contradicted()).toEqual([]);
        const { certificate, targets, narrow, protectedCounts } = searchWorlds(space, {
          ...options,
          tries: 1,
        });
        const claims = certificate.targets.map(([target]) => ({ target, ...targets.describe(target) }));
        expect(verifyCertificate(space, certificate, claims)).toEqual([]);
        expect(claims.length + narrow.length).toBe(protectedCounts);
        // What was said exactly of a protected count is never proven to be open.
        if (below + above === 0)
          expect(claims.every(({ token, where }) => token === 0 || where.length > 0)).toBe(true);
      }),
      { seed: 20_261_124, numRuns: 60 },
    );
  });
});

import { describe, expect, it } from "vitest";
import { auditSpace } from "../../loaders/disclosure/audit/audit-space.ts";
import { describeWeakness } from "../../loaders/disclosure/audit/describe-weakness.ts";
import { pageOfFigure } from "../../loaders/disclosure/audit/page-of-figure.ts";
import { weaknessesOf } from "../../loaders/disclosure/audit/weakness.ts";
import { type HiddenCell, nameOfCell } from "../../loaders/disclosure/hide-cells.ts";
import type { LedgerStatement } from "../../loaders/disclosure/ledger-entry.ts";
import { catalogue } from "../../loaders/indicators/index.ts";
import { groupOf, runOf, says } from "./audit-space.ts";

const options = { crossing: 1, tries: 6, protection: { threshold: 10, zeros: true } };

/** 40 women, 3 of whom relapsed; 55 men, 20 of whom did. */
const truth = groupOf([40, 3], [55, 20]);

/** Exact counts: the hidden 3 is 23 less 20. */
const exact = [
  says("people", [40, 40], "female"),
  says("people", [55, 55], "male"),
  says("relapsed", [0, 9], "female"),
  says("relapsed", [20, 20], "male"),
  says("relapsed", [23, 23]),
];

async function weaknesses(statements: readonly LedgerStatement[]) {
  const { space, unproven } = auditSpace([runOf(truth, statements)], options);
  return weaknessesOf(space, unproven, { width: 3 });
}

const without = (statements: readonly LedgerStatement[], { figure, ...cell }: HiddenCell) =>
  statements.filter((each) => nameOfCell(figure, each) !== nameOfCell(figure, cell));

describe("weaknessesOf(space, unproven)", () => {
  it("knows by the linear program that a count follows, and from which statements", async () => {
    const [found, ...others] = await weaknesses(exact);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ figure: "relapse", place: "sex female, relapsed", kind: "follows" });
    expect(found!.statements.map(({ place }) => place)).toEqual(
      expect.arrayContaining(["cohort sex, category male, relapsed", "relapsed"]),
    );
  });

  it("hides the count of a category rather than that of everybody, and the proof is there", async () => {
    const [found] = await weaknesses(exact);
    expect(found!.remedy).toMatchObject({ key: { category: "male" }, measure: "relapsed" });
    const repaired = without(exact, found!.remedy!);
    expect(auditSpace([runOf(truth, repaired)], options).audit.narrow).toBe(0);
  });

  it("blames the same count of other categories where the people are too many for a linear program", async () => {
    const { space, unproven } = auditSpace([runOf(truth, exact)], options);
    const [found] = await weaknessesOf(space, unproven, { width: 3, mostPeople: 10 });
    expect(found!.statements.map(({ place }) => place)).toEqual(["cohort sex, category male, relapsed"]);
    const repaired = without(exact, found!.remedy!);
    expect(auditSpace([runOf(truth, repaired)], options).audit.narrow).toBe(0);
  });

  it("has nothing to say where everything is proven", async () => {
    expect(await weaknesses(without(exact, { figure: "relapse", key: {}, measure: "relapsed" }))).toEqual([]);
  });

  it("does not offer what another release has said: readers know it", async () => {
    const { space, unproven } = auditSpace(
      [runOf(truth, exact.slice(3)), runOf(truth, exact.slice(0, 3))],
      options,
    );
    const found = await weaknessesOf(space, unproven, { width: 3 });
    for (const { remedy } of found) expect(remedy?.measure ?? "people").toBe("people");
  });
});

describe("describeWeakness(weakness)", () => {
  it("names page, figure, statements and remedy, and neither the value nor its bounds", async () => {
    const [found] = await weaknesses(exact);
    const text = describeWeakness({ ...found!, figure: "reoffending" });
    expect(text).toMatch(/page \/relapse, figure reoffending: sex female, relapsed/);
    expect(text).toMatch(/Statements: .*category male/);
    expect(text).toMatch(/Cheapest remedy: hide relapse, .*relapsed\./);
    expect(text).not.toMatch(/[0-9]/);
  });

  it("knows the page of every figure of the catalogue", () => {
    const figures = catalogue.flatMap((indicator) => indicator.figures.map(({ id }) => id));
    expect(figures.filter((figure) => !(figure in pageOfFigure))).toEqual([]);
  });
});

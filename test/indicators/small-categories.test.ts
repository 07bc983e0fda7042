import { describe, expect, it } from "vitest";
import { figureOf, figuresOf, peopleOf } from "./workbench.ts";

/** 60 domestic and 59 returned fighters, and one person of another pathway. */
const withOne = (pathway: string) =>
  peopleOf([
    { name: "domestic", count: 60, potential: 1000, cases: { pathway: "domestic" } },
    { name: "returned", count: 59, potential: 1000, cases: { pathway: "returned fighter" } },
    { name: "one", count: 1, potential: 1000, cases: { pathway } },
  ]);

describe("a person in a category of one", () => {
  it("cannot be seen in public: the figures are the same if that person is of a large group instead", async () => {
    const [alone, together] = await Promise.all(
      ["family member", "domestic"].map((pathway) => figuresOf({ rows: withOne(pathway) }, "public")),
    );
    expect(alone).toEqual(together);
  });

  it("every pathway that the contract lists stands there, hidden where it is small or empty", async () => {
    const { rows } = figureOf(
      await figuresOf({ rows: withOne("family member") }, "public"),
      "reoffending-by-cohort",
      "rates",
    );
    const pathways = rows.filter(({ key }) => key.cohort === "pathway" && key.horizon === "12");
    expect(pathways.map(({ key, denominator }) => [key.category, denominator.kind])).toEqual([
      ["returned fighter", "count"],
      ["attempted traveller", "c"],
      ["domestic", "count"],
      ["family member", "c"],
      ["other", "c"],
      ["unknown", "c"],
    ]);
  });

  it("stands in the internal table, where empty categories do not", async () => {
    const { rows } = figureOf(
      await figuresOf({ rows: withOne("family member") }, "internal"),
      "reoffending-by-cohort",
      "rates",
    );
    const pathways = rows.filter(({ key }) => key.cohort === "pathway" && key.horizon === "12");
    expect(pathways.map(({ key }) => key.category)).toEqual([
      "domestic",
      "family member",
      "returned fighter",
    ]);
  });
});

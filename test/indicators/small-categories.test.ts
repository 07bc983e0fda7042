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

  it("is not named, and neither is any other category of so few, or of nobody", async () => {
    const figures = await figuresOf({ rows: withOne("family member") }, "public");
    const { rows } = figureOf(figures, "reoffending-by-cohort", "rates");
    const pathways = rows.filter(({ key }) => key.cohort === "pathway" && key.horizon === "12");
    expect(pathways.map(({ key, denominator }) => [key.category, denominator.kind])).toEqual([
      ["domestic", "count"],
      ["returned fighter", "count"],
    ]);
    expect(JSON.stringify(figures)).not.toContain("family member");
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

  it("cannot be seen by the size of what is shown, where nobody else is of any category", async () => {
    const onlyFew = (count: number) =>
      peopleOf([{ name: "few", count, potential: 1000, cases: { pathway: "domestic" } }]);
    const delivery = { tables: new Set(["cases", "events"] as const), columns: { cases: ["service"] } };
    const [none, few] = await Promise.all(
      [0, 9].map((count) => figuresOf({ rows: onlyFew(count), delivery }, "public")),
    );
    expect(few).toEqual(none);
    for (const figure of Object.values(few ?? {})) expect(figure.kind, figure.id).toBe("unavailable");
  });

  it("cannot be seen by having been followed for longest", async () => {
    const followed = (longest: number) =>
      peopleOf([
        { name: "all", count: 199, potential: 800 },
        { name: "one", count: 1, potential: longest },
      ]);
    const [one, like] = await Promise.all(
      [1500, 800].map((longest) => figuresOf({ rows: followed(longest) }, "public")),
    );
    expect(one).toEqual(like);
  });
});

import { describe, expect, it } from "vitest";
import { contract, tableNames } from "../../loaders/exports/contract/index.ts";
import { catalogue } from "../../loaders/indicators/index.ts";
import { figuresOf, peopleOf, policies, withWarehouse } from "./workbench.ts";

const onlyCases = { rows: { cases: peopleOf([{ name: "a", count: 40, potential: 1000 }]).cases ?? [] } };

describe("a delivery of cases only", () => {
  it.each([
    ["incidence-by-evidence", "events"],
    ["incidence-by-cohort", "events"],
    ["reoffending", "events"],
    ["reoffending-by-cohort", "events"],
    ["safety-bounds", "events"],
    ["contact-compliance", "contacts"],
    ["contact-compliance-by-level", "contacts"],
    ["contact-compliance-overall", "contacts"],
    ["level-discrimination", "events"],
    ["assessment-quality", "assessments"],
    ["programme-funnel", "enrolments"],
    ["programme-funnel-by-kind", "enrolments"],
    ["staff-training", "training"],
    ["staff-training-by-kind", "training"],
    ["staff-training-retained", "training"],
    ["staff-certified", "training"],
  ])("%s says that %s was not delivered", async (id, table) => {
    const figures = await onlyCasesFigures();
    expect(figures[id]).toMatchObject({
      kind: "unavailable",
      reason: { code: "table not delivered", detail: { table } },
    });
  });

  it("still says how long people could be followed", async () => {
    const figures = await onlyCasesFigures();
    expect(figures["delivery-completeness"]).toMatchObject({
      kind: "rates",
      rows: [{ key: { measure: "follow-up of 12 months or more" } }, {}],
    });
  });
});

let cached: ReturnType<typeof figuresOf> | undefined;
const onlyCasesFigures = () => {
  cached ??= figuresOf(onlyCases, "internal");
  return cached;
};

describe("columns that were not delivered", () => {
  it("are named: contacts without an outcome", async () => {
    const contacts = [{ contact_id: "k1", case_id: "case-a1", due_on: "2024-01-15" }];
    const figures = await figuresOf({ rows: { ...onlyCases.rows, contacts } }, "internal");
    expect(figures["contact-compliance"]).toMatchObject({
      reason: { code: "column not delivered", detail: { table: "contacts", column: "outcome" } },
    });
  });

  it("count as delivered in days too, and periods then need dates", async () => {
    const rows = {
      cases: [{ case_id: "c", person_id: "p", service: "US", supervision_started_day: 0 }],
      contacts: [{ contact_id: "k", case_id: "c", due_day: 15, outcome: "attended" }],
    };
    const delivery = { cutoff: null, followUpDays: 365 } as const;
    const figures = await figuresOf({ rows, delivery }, "internal");
    expect(figures["contact-compliance"]).toMatchObject({
      reason: { code: "column not delivered", detail: { table: "contacts", column: "due_on" } },
    });
  });
});

describe("every statement of SQL", () => {
  const empty = {
    cohorts: ["cohort_own"],
    delivery: {
      tables: new Set(tableNames),
      columns: Object.fromEntries(
        tableNames.map((table) => [
          table,
          [...Object.keys(contract[table].fields), ...(table === "cases" ? ["cohort_own"] : [])],
        ]),
      ),
    },
  };

  it.each(["public", "internal"] as const)(
    "runs on empty tables and says that there is nothing (%s)",
    async (tier) => {
      const reasons = await withWarehouse(empty, async (warehouse) => {
        const counted: (readonly [string, string])[] = [];
        for (const { id, count } of catalogue.flatMap(({ figures }) => figures)) {
          const statement = await count(warehouse, policies[tier]);
          counted.push([id, "kind" in statement ? statement.reason.code : "counted"]);
        }
        return counted;
      });
      for (const [id, reason] of reasons) expect(["no rows", "follow-up too short"], id).toContain(reason);
    },
  );
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { outputFolder } from "../../loaders/build-options.ts";
import { auditReportText, copyAuditReport, readAuditReport } from "../../loaders/publish/audit-files.ts";
import { audit } from "../../src/pages/audit.ts";
import { pagesOf } from "../../src/pages/index.ts";
import type { AuditReport } from "../../src/released/audit-report.ts";
import { demoSite } from "./fixtures/demo-site.ts";
import { contextOf } from "./render.ts";

const report: AuditReport = {
  release: "demo",
  tier: "public",
  crossing: 1,
  width: 3,
  earlier: 2,
  spaces: [
    {
      space: "people",
      statements: 1232,
      protectedCounts: 700,
      narrow: 1,
      worlds: 17,
      widths: [
        { values: 2, counts: 1 },
        { values: 3, counts: 400 },
        { values: 4, counts: 299 },
      ],
    },
  ],
  figures: [
    {
      figure: "reoffending",
      protectedCounts: 700,
      narrow: 1,
      narrowest: 2,
      median: 3,
      shown: 18,
      hidden: 4,
      complementary: 2,
    },
  ],
  notCovered: ["level-discrimination"],
};

const folder = mkdtempSync(join(tmpdir(), "throughcare-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (shown: AuditReport) => {
  const context = { ...contextOf(demoSite("internal")), audit: shown };
  return audit
    .render(context)
    .body.map((element) => element.textContent)
    .join("\n");
};

describe("the page of the audit", () => {
  it("stands before data and methods, in builds that were given a report", () => {
    expect(pagesOf({ audit: report }).map(({ id }) => id)).toContain("audit");
    expect(pagesOf({}).map(({ id }) => id)).not.toContain("audit");
    expect(() => audit.render(contextOf(demoSite("internal")))).toThrow(/no audit/);
  });

  it("says what is proven, what was attacked and what it does not cover", () => {
    const text = textOf(report);
    expect(text).toContain("1 of 700 protected counts".replace("1 of", "One of"));
    expect(text).toMatch(/1,232 statements were attacked.*2 earlier releases/);
    expect(text).toContain("level-discrimination");
  });

  it("says that everything is proven only where it is", () => {
    const [people] = report.spaces;
    expect(textOf({ ...report, spaces: [{ ...people!, narrow: 0 }] })).toMatch(/Every one of 700/);
    expect(textOf(report)).not.toMatch(/Every one/);
  });

  it("gives the price of each table", () => {
    const table = textOf(report).split("Protected counts and hidden cells of each table")[1];
    expect(table).toMatch(/700\s*1\s*2\s*3\s*18\s*4\s*2/);
  });
});

describe("the report of an audit", () => {
  it("is read as it was written, and refused with anything else in it", async () => {
    const file = join(folder, "report.json");
    writeFileSync(file, auditReportText(report));
    await copyAuditReport(file, folder);
    expect(await readAuditReport(folder)).toEqual(report);
    writeFileSync(file, JSON.stringify({ ...report, counts: [3] }));
    await expect(copyAuditReport(file, folder)).rejects.toThrow(/no report of an audit/);
  });

  it("goes to the internal tier and to no other", () => {
    const request = { exports: "x", work: "w", out: join(folder, "dist-new"), audit: "report.json" };
    expect(() => outputFolder({ ...request, tier: "public" })).toThrow(/internal tier/);
    expect(outputFolder({ ...request, tier: "internal" })).toContain("dist-new");
  });
});

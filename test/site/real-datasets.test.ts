import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Figure } from "../../src/released/figure.ts";
import type { SiteData, Tier } from "../../src/released/site-data.ts";
import { build } from "./command-line.ts";
import { filesOf } from "./tree.ts";

const datasets = process.env.THROUGHCARE_DATASETS ?? "../shared/datasets";
const names = ["compas-propublica", "iowa-prison-3yr", "nij-georgia-parole", "rossi-tarp"] as const;
const tiers = ["public", "internal"] as const satisfies readonly Tier[];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "throughcare-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readSite = (out: string) =>
  JSON.parse(readFileSync(join(out, "data", "site.json"), "utf8")) as SiteData;
const readFigure = (out: string, id: string) =>
  JSON.parse(readFileSync(join(out, "data", "figures", `${id}.json`), "utf8")) as Figure;

describe.skipIf(!existsSync(datasets)).each(names)("%s", (name) => {
  it.each(tiers)("builds a %s site", (tier) => {
    const out = join(folder, `${name}-${tier}`);
    const request = { exports: join(datasets, name), mapping: join("data", "mappings", name), tier, out };
    const { status, output } = build({ ...request, work: join(folder, "work") });
    expect(status, output).toBe(0);
    expect(filesOf(out).filter((file) => file.endsWith(".html")).length).toBeGreaterThanOrEqual(6);
    expect(readSite(out).synthetic).toBe(false);
  });

  it("shows what it does not have as not available, and not as zero", () => {
    for (const tier of tiers) {
      const out = join(folder, `${name}-${tier}`);
      const funnel = readFigure(out, "programme-funnel");
      expect(funnel.kind).toBe("unavailable");
      const page = readFileSync(join(out, "programmes.html"), "utf8");
      expect(page).toMatch(/not available|not delivered/i);
      const training = readFigure(out, "staff-training");
      expect(training.kind).toBe("unavailable");
    }
  });

  it("says on its pages what the released figures hold", () => {
    const out = join(folder, `${name}-internal`);
    const figure = readFigure(out, "incidence-by-evidence");
    if (figure.kind !== "incidence") throw new Error("The incidence is not available.");
    const group = figure.groups.findLast(({ key }) => key.outcome === "reoffending");
    const last = group?.points.at(-1);
    if (last?.incidence.kind !== "rate" || last.events.kind !== "count") throw new Error("No last point.");
    const page = readFileSync(join(out, "relapse.html"), "utf8").replace(/<[^>]+>/g, " ");
    expect(page).toContain(last.events.value.toLocaleString("en-GB"));
  });
});

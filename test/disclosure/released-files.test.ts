import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { derive, releaseUnavailable } from "../../loaders/disclosure/release.ts";
import { releaseSite } from "../../loaders/disclosure/release-site.ts";
import { releasedIntake } from "../../loaders/disclosure/released-intake.ts";
import { releasedRate } from "../../loaders/disclosure/released-rate.ts";
import { figureCsv, readReleased, writeReleased } from "../../loaders/publish/released-files.ts";
import type { Figure } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";
import type { SiteData } from "../../src/released/site-data.ts";
import { gateOf, policies, released } from "./gate.ts";
import { countsOf } from "./statements.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "released-")), "files");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

const policy = policies.public;
const statement = countsOf([
  { key: {}, counts: { people: 303, outcome: 33 } },
  { key: { sex: "female" }, counts: { people: 41, outcome: 4 } },
  { key: { sex: '=cmd|"x"' }, counts: { people: 68, outcome: 12 } },
  { key: { sex: "other" }, counts: { people: 28, outcome: 12 } },
]);

const head = { indicator: "example", definitionVersion: "1", unit: "people", dimensions: ["sex"] } as const;
const rates = (): Released<Figure> =>
  derive(released(statement, "public"), ({ rows }) => ({
    ...head,
    id: "rates",
    kind: "rates" as const,
    rows: rows.flatMap(({ key, counts: { outcome, people } }) =>
      outcome === undefined || people === undefined
        ? []
        : [{ key, numerator: outcome, denominator: people, rate: releasedRate(outcome, people, policy) }],
    ),
  }));
const absent = () =>
  releaseUnavailable({ ...head, id: "absent", kind: "unavailable", reason: { code: "no rows" } });

const siteOf = (figures: readonly Released<Figure>[]) =>
  releaseSite({
    description: {
      synthetic: true,
      delivery: "example",
      title: "Example",
      source: "made up",
      asOf: "2024-12-31",
      catalogue: [],
    },
    policy,
    figures,
    intake: releasedIntake({ tables: [], faults: [], unknownColumns: [] }, gateOf("public")),
  });

const contents = (path = folder) =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => [file.slice(path.length + 1), readFileSync(file, "utf8")]),
  );

describe("writeReleased(folder, site) and readReleased(folder)", () => {
  it("write a JSON and a CSV a figure and read the same back", async () => {
    const site = siteOf([rates(), absent()]);
    await writeReleased(folder, site);
    expect(Object.keys(contents())).toEqual([
      "figures/absent.csv",
      "figures/absent.json",
      "figures/rates.csv",
      "figures/rates.json",
      "site.json",
    ]);
    expect(await readReleased(folder)).toEqual(site);
  });

  it("write the same bytes for the same data, in whatever order the figures come", async () => {
    await writeReleased(folder, siteOf([rates(), absent()]));
    const before = contents();
    await writeReleased(folder, siteOf([absent(), rates()]));
    expect(contents()).toEqual(before);
  });

  it("count what is shown and hidden", async () => {
    // Hidden: the women's numerator. The category that is too small to be named is not counted either.
    expect(siteOf([rates()]).suppression).toEqual([{ figure: "rates", shown: 8, hidden: 1 }]);
  });

  it("stamp the figures with a fingerprint that moves with every number", async () => {
    const one = siteOf([rates()]).fingerprint;
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(siteOf([rates()]).fingerprint).toBe(one);
    expect(siteOf([rates(), absent()]).fingerprint).not.toBe(one);
  });

  it("replace what was there before, and nothing when they fail", async () => {
    await writeReleased(folder, siteOf([rates(), absent()]));
    await writeReleased(folder, siteOf([rates()]));
    expect(existsSync(join(folder, "figures/absent.json"))).toBe(false);
    const before = contents();
    const forged: Released<SiteData> = JSON.parse(JSON.stringify(siteOf([rates()])));
    await expect(writeReleased(folder, forged)).rejects.toThrow(/not released/);
    expect(contents()).toEqual(before);
    expect(readdirSync(join(folder, ".."))).toEqual(["files"]);
  });

  it("refuse a figure that was changed by hand, even together with its hash", async () => {
    await writeReleased(folder, siteOf([rates()]));
    const file = join(folder, "figures/rates.json");
    const text = readFileSync(file, "utf8");
    const changed = text.replace('"value": 305', '"value": 310');
    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
    await expect(readReleased(folder)).rejects.toThrow(/rates\.json is not what was released/);
    const sha = (content: string) => createHash("sha256").update(content).digest("hex");
    const index = join(folder, "site.json");
    writeFileSync(index, readFileSync(index, "utf8").replace(sha(text), sha(changed)));
    await expect(readReleased(folder)).rejects.toThrow(/site\.json is not what was released/);
  });

  it("refuse what is missing and what the contract does not know", async () => {
    await expect(readReleased(folder)).rejects.toThrow(/site\.json is not among the released files/);
    await writeReleased(folder, siteOf([rates()]));
    const file = join(folder, "site.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"tier"', '"person": "x",\n "tier"'));
    await expect(readReleased(folder)).rejects.toThrow(/not of the contract/);
  });
});

describe("figureCsv(figure)", () => {
  it("is a plain table with bounds beside the numbers and marks in their place", () => {
    expect(figureCsv(rates()).split("\n")).toEqual([
      "sex,numerator,numerator_least,numerator_most,denominator,denominator_least,denominator_most,rate,rate_lower,rate_upper,rate_note",
      ",35,33,37,305,303,307,0.11,0.07,0.17,",
      "female,[c],0,9,40,38,42,[c],0,0.25,under",
      `"'=cmd|""x""",10,8,12,70,68,72,0.15,0,0.3,[u]`,
      "",
    ]);
  });

  it("reads back with any CSV reader", () => {
    const { data, errors } = Papa.parse<Record<string, string>>(figureCsv(rates()), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data.map(({ rate }) => rate)).toEqual(["0.11", "[c]", "0.15"]);
  });

  it("says why a figure is not there", () => {
    expect(figureCsv(absent())).toBe("value,reason\n[x],no rows\n");
  });

  it("gives a group without points a line of its own", () => {
    const figure: Figure = {
      ...head,
      id: "curve",
      kind: "incidence",
      gridUnit: "month",
      groups: [{ key: { sex: "female" }, n: { kind: "c" }, display: "withheld", points: [] }],
    };
    const [columns = "", line = ""] = figureCsv(figure).split("\n");
    expect(line.startsWith("female,withheld,[c]")).toBe(true);
    expect(line.split(",")).toHaveLength(columns.split(",").length);
  });
});

import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cases, checked, contacts, packageJson, withFolder, withIntake, writeFiles } from "./helpers.ts";

const rulesOf = (folder: string) =>
  checked({ exportsFolder: folder }).then(({ report, exitCode, text }) => ({
    exitCode,
    text,
    rules: report.refusals.map(({ rule }) => rule),
  }));

test("a folder that is not there, and an empty one, are refused", () =>
  withFolder(async (folder) => {
    expect(await rulesOf(join(folder, "nowhere"))).toMatchObject({
      exitCode: 2,
      rules: ["folder not found"],
    });
    mkdirSync(join(folder, "empty"));
    expect(await rulesOf(join(folder, "empty"))).toMatchObject({
      exitCode: 2,
      rules: ["folder empty"],
    });
  }));

test("a line of a million characters: the file is damaged, and the place is named", () =>
  withFolder(async (folder) => {
    const { report } = await checked({
      exportsFolder: writeFiles(folder, {
        "cases.csv": cases,
        "contacts.csv": `${contacts}contact-05,case-0002,${"9".repeat(1_000_000)},,office,missed\ncontact-06,case-0002,2020-07-01,,office,missed\n`,
        "datapackage.json": packageJson,
      }),
    });
    expect(report.exitCode).toBe(2);
    expect(report.refusals).toMatchObject([
      { rule: "damaged file", file: "contacts.csv", line: 6, detail: "line too long" },
    ]);
  }));

test("a message never prints a value, whatever is wrong", () =>
  withFolder(async (folder) => {
    const secret = "Zyxomatic";
    const deliveries: Record<string, string>[] = [
      {
        "cases.csv": `${cases}case-0009,${secret},${secret},${secret},${secret},${secret},${secret},${secret},${secret}\n`,
      },
      { "cases.csv": `${cases}${secret}\n"${secret}\n` },
      { "cases.csv": cases.replace("Gjilan", `${secret}@example.org`) },
      { "cases.csv": cases, "datapackage.json": `{"throughcare": {"cutoff": "${secret}"}}` },
      { "cases.csv": cases, "datapackage.json": `{${secret}` },
    ];
    for (const [index, files] of deliveries.entries()) {
      const { text, report } = await checked({
        exportsFolder: writeFiles(join(folder, String(index)), files),
      });
      expect(report.refusals.length + report.faults.length).toBeGreaterThan(0);
      expect(text).not.toContain(secret);
      expect(JSON.stringify(report)).not.toContain(secret);
    }
  }));

test("the quarantine and the secret are readable by their owner only, and decoded copies are gone", () =>
  withFolder((folder) =>
    withIntake(
      {
        exportsFolder: writeFiles(folder, {
          "cases.csv": Buffer.from(`\ufeff${cases}`, "utf16le"),
          "datapackage.json": packageJson,
        }),
      },
      async ({ delivery }, work) => {
        expect(delivery.cutoff).toBe("2024-12-31");
        for (const name of ["quarantine.parquet", "re-keying-secret"])
          expect(statSync(join(work, name)).mode & 0o077).toBe(0);
        expect(readdirSync(work).filter((name) => name.startsWith("run-"))).toEqual([]);
      },
    ),
  ));

test("keys are replaced, the same in every table and in every delivery into one work folder", () =>
  withFolder((folder) =>
    withIntake(
      {
        exportsFolder: writeFiles(folder, {
          "cases.csv": cases,
          "contacts.csv": contacts,
          "datapackage.json": packageJson,
        }),
      },
      async ({ rows, identifiers }) => {
        const keys = await rows(
          "SELECT DISTINCT c.case_id FROM accepted.cases AS c JOIN accepted.contacts USING (case_id)",
        );
        expect(keys).toHaveLength(3);
        for (const { case_id } of keys) expect(case_id).toMatch(/^[0-9a-f]{20}$/);
        const raw = await rows(`SELECT value FROM ${await identifiers()} ORDER BY value`);
        expect(raw.map(({ value }) => value)).toEqual([
          ...["case-0001", "case-0002", "case-0003"],
          ...["contact-01", "contact-02", "contact-03", "contact-04"],
          ...["person-0001", "person-0002", "person-0003"],
        ]);
      },
    ),
  ));

test("every table and column of the contract is there, and what was not delivered is empty", () =>
  withFolder((folder) =>
    withIntake(
      { exportsFolder: writeFiles(folder, { "cases.csv": cases, "datapackage.json": packageJson }) },
      async ({ rows, delivery, report }) => {
        expect([...delivery.tables]).toEqual(["cases"]);
        expect(report.missingTables).toHaveLength(13);
        const [events] = await rows(
          "SELECT count(*)::INTEGER AS n, max(occurred_on) AS d, max(occurred_day) AS t FROM accepted.events",
        );
        expect(events).toEqual({ n: 0, d: null, t: null });
        const [first] = await rows(
          "SELECT typeof(released_on) AS a, typeof(released_day) AS b, typeof(custody_months) AS c FROM accepted.cases LIMIT 1",
        );
        expect(first).toEqual({ a: "DATE", b: "INTEGER", c: "DOUBLE" });
      },
    ),
  ));

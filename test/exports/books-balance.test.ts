import fc from "fast-check";
import { expect, test } from "vitest";
import { DeliveryRefused } from "../../loaders/exports/refusal.ts";
import { cases, contacts, packageJson, withFolder, withIntake, writeFiles } from "./helpers.ts";

/** What may befall a line on its way here. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant("cell" as const), text: fc.string({ maxLength: 12 }) }),
  fc.record({
    kind: fc.constant("cell" as const),
    text: fc.constantFrom(
      "",
      "2020-13-01",
      "case-9999",
      '"',
      '"a',
      'a"b',
      '"a""b"',
      "ë",
      "\u0000",
      "\ufffd",
      "NULL",
      "1e5",
    ),
  }),
  fc.record({ kind: fc.constant("drop cell" as const) }),
  fc.record({ kind: fc.constant("add cell" as const) }),
  fc.record({ kind: fc.constant("repeat line" as const) }),
  fc.record({ kind: fc.constant("blank line" as const) }),
  fc.record({ kind: fc.constant("quoted line end" as const) }),
  fc.record({ kind: fc.constant("broken byte" as const) }),
  fc.record({ kind: fc.constant("cut" as const) }),
);

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

const damage = fc.array(fc.record({ table: fc.nat(1), line: fc.nat(20), cell: fc.nat(10), mutation }), {
  maxLength: 6,
});

function mutate(
  text: string,
  { line, cell, mutation: how }: { line: number; cell: number; mutation: Mutation },
): string {
  const lines = text.split("\n");
  const at = 1 + (line % (lines.length - 1));
  const cells = (lines[at] ?? "").split(",");
  const place = cell % cells.length;
  switch (how.kind) {
    case "cell":
      cells[place] = how.text;
      break;
    case "drop cell":
      cells.splice(place, 1);
      break;
    case "add cell":
      cells.splice(place, 0, "x");
      break;
    case "quoted line end":
      cells[place] = `"${(cells[place] ?? "").replaceAll('"', "")}\nx"`;
      break;
    case "broken byte":
      cells[place] = `${cells[place]}\u0001broken`;
      break;
    case "repeat line":
      return lines.toSpliced(at, 0, lines[at] ?? "").join("\n");
    case "blank line":
      return lines.toSpliced(at, 0, "").join("\n");
    case "cut":
      return lines.slice(0, at).join("\n") + (lines[at] ?? "").slice(0, 7);
  }
  return lines.with(at, cells.join(",")).join("\n");
}

/** A byte that is no UTF-8, where the text has a mark for it. */
const bytes = (text: string): Buffer =>
  Buffer.from(Buffer.from(text).toString("latin1").replaceAll("\u0001broken", "\xff"), "latin1");

/** Records as any reader of RFC 4180 would see them only approximately: lines that are not blank, at most. */
const linesIn = (file: Buffer): number =>
  file
    .toString("latin1")
    .split("\n")
    .slice(1)
    .filter((line) => line !== "").length;

test("rows in are accepted plus quarantined, and every quarantined row has a place, whatever befalls the files", async () => {
  await fc.assert(
    fc.asyncProperty(damage, async (mutations) => {
      const texts = [cases, contacts];
      for (const one of mutations) texts[one.table] = mutate(texts[one.table] ?? "", one);
      const [casesFile, contactsFile] = texts.map(bytes);
      await withFolder(async (folder) => {
        writeFiles(folder, {
          "cases.csv": casesFile!,
          "contacts.csv": contactsFile!,
          "datapackage.json": packageJson,
        });
        try {
          await withIntake({ exportsFolder: folder }, async ({ report, rows }) => {
            for (const { file, rows: rowsIn, accepted, quarantined } of report.tables) {
              expect(rowsIn).toBe(accepted + quarantined);
              expect(rowsIn).toBeLessThanOrEqual(linesIn(file === "cases.csv" ? casesFile! : contactsFile!));
            }
            const counted = report.faults.reduce((sum, fault) => sum + fault.rows, 0);
            expect(counted).toBe(report.tables.reduce((sum, table) => sum + table.quarantined, 0));
            for (const { lines } of report.faults) for (const line of lines) expect(line).toBeGreaterThan(1);
            const [orphans] = await rows(
              "SELECT count(*)::INTEGER AS n FROM accepted.contacts ANTI JOIN accepted.cases USING (case_id)",
            );
            expect(orphans?.n).toBe(0);
          });
        } catch (error) {
          // A mutated header, or an encoding that nobody can tell, is refused as a whole.
          expect(error).toBeInstanceOf(DeliveryRefused);
        }
      });
    }),
    { seed: 20250101, numRuns: 60 },
  );
});

test("accepted and quarantined rows do not depend on the order of good rows", async () => {
  const [head = "", ...body] = contacts.trimEnd().split("\n");
  const reversed = [head, ...body.toReversed(), ""].join("\n");
  const ids = await Promise.all(
    [contacts, reversed].map((text) =>
      withFolder((folder) =>
        withIntake(
          {
            exportsFolder: writeFiles(folder, {
              "cases.csv": cases,
              "contacts.csv": text,
              "datapackage.json": packageJson,
            }),
          },
          ({ rows }) => rows("SELECT contact_id FROM private.contacts ORDER BY contact_id"),
        ),
      ),
    ),
  );
  expect(ids[0]).toEqual(ids[1]);
});

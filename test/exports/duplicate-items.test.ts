import fc from "fast-check";
import { expect, test } from "vitest";
import { cases, packageJson, withFolder, withIntake, writeFiles } from "./helpers.ts";

const assessments = [
  "assessment_id,case_id,instrument,assessed_on",
  ...[1, 2, 3].map((n) => `assessment-${n},case-0002,Some instrument,2020-05-0${n}`),
  "",
].join("\n");

interface Item {
  readonly assessment: number;
  readonly item: number;
  readonly rating: number;
}

const csvOf = (items: readonly Item[]): string =>
  [
    "assessment_id,item,rating",
    ...items.map(({ assessment, item, rating }) => `assessment-${assessment},I.${item},${rating}`),
    "",
  ].join("\n");

/** Line and rule of every item that an earlier line delivers already, found one by one. */
function repeated(items: readonly Item[]) {
  const first = new Map<string, number>();
  return items.flatMap(({ assessment, item, rating }, index) => {
    const key = `${assessment} ${item}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, rating);
    if (earlier === undefined) return [];
    return [{ line: index + 2, rule: earlier === rating ? "duplicate row" : "duplicate key" }];
  });
}

test("items delivered twice are found however many different codes there are, and nothing else is", async () => {
  const item = fc.record({
    assessment: fc.integer({ min: 1, max: 3 }),
    item: fc.integer({ min: 1, max: 200 }),
    rating: fc.integer({ min: 0, max: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 250 }), (items) =>
      withFolder((folder) =>
        withIntake(
          {
            exportsFolder: writeFiles(folder, {
              "cases.csv": cases,
              "assessments.csv": assessments,
              "assessment_items.csv": csvOf(items),
              "datapackage.json": packageJson,
            }),
          },
          async ({ report }) => {
            const found = report.faults
              .flatMap(({ rule, lines }) => lines.map((line) => ({ line, rule })))
              .sort((a, b) => a.line - b.line);
            expect(found).toEqual(repeated(items));
          },
        ),
      ),
    ),
    { seed: 11, numRuns: 8 },
  );
});

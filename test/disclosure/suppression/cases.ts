import { cellKeyOf } from "../../../loaders/disclosure/cell-key/cell-key-of.ts";
import { perturbedCount } from "../../../loaders/disclosure/cell-key/perturbed-count.ts";
import { RECORD_KEYS } from "../../../loaders/disclosure/cell-key/record-key.ts";
import { hasFewContributors } from "../../../loaders/disclosure/primary-rules/has-few-contributors.ts";
import { isCloselyEstimable } from "../../../loaders/disclosure/primary-rules/is-closely-estimable.ts";
import { isDominated } from "../../../loaders/disclosure/primary-rules/is-dominated.ts";
import { candidateOrder } from "../../../loaders/disclosure/suppression/candidate-order.ts";
import { cellSums } from "../../../loaders/disclosure/suppression/cell-sums.ts";
import { contributionsOf } from "../../../loaders/disclosure/suppression/contributions-of.ts";
import {
  gaussSuppression,
  type Singletons,
} from "../../../loaders/disclosure/suppression/gauss-suppression.ts";
import {
  type CellKey,
  type LinkedTables,
  linkedTables,
} from "../../../loaders/disclosure/suppression/linked-tables.ts";
import { soleContributors } from "../../../loaders/disclosure/suppression/sole-contributors.ts";
import { attackerInterval } from "./attacker-interval.ts";
import { caseJson, caseRows } from "./case-folder.ts";
import { instancesOf } from "./instances.ts";
import { determined } from "./linear-attack.ts";

/** One known outcome: what was expected, what came out. */
export interface Outcome {
  readonly expected: string;
  readonly found: string;
}

export interface Case {
  readonly name: string;
  readonly run: () => Promise<readonly Outcome[]> | readonly Outcome[];
}

const show = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
const outcome = (expected: unknown, found: unknown): Outcome => ({
  expected: show(expected),
  found: show(found),
});
const label = (key: CellKey) => Object.values(key).join("|") || "all";
const named = ({ cells }: LinkedTables, columns: readonly number[]) =>
  columns.map((column) => label(cells[column] ?? {})).sort();
const isTrue = (text: string | undefined) => text === "TRUE";

/** The columns of an expected table, whose totals are called "Total", in its own order. */
function columnsOf(
  { cells }: LinkedTables,
  rows: readonly Record<string, string>[],
  names: readonly string[],
) {
  const find = new Map(
    cells.map((cell, column) => [names.map((name) => cell[name] ?? "Total").join("|"), column]),
  );
  return rows.map((row) => find.get(names.map((name) => row[name]).join("|")) ?? -1);
}

function randomCubes(): Outcome[] {
  const instances = instancesOf("random150_gauss_expected.txt");
  const sets = instances.map((instance) => ({ instance, found: gaussSuppression(instance).secondary }));
  const same = sets.filter(({ instance, found }) => show(found) === show(instance.secondary));
  const cells = (lists: readonly (readonly number[])[]) => lists.reduce((sum, list) => sum + list.length, 0);
  return [
    outcome("150 identical sets", `${same.length} identical sets`),
    outcome(
      `${cells(instances.map(({ secondary }) => secondary))} cells`,
      `${cells(sets.map(({ found }) => found))} cells`,
    ),
  ];
}

function census(): Outcome[] {
  const [instance] = instancesOf("ssb_d53_linked_global.txt");
  if (instance === undefined) return [outcome("an instance", "none")];
  const { secondary } = gaussSuppression(instance);
  const same = new Set(instance.secondary);
  // The published checksum adds up the places of all hidden cells, counted from 1.
  const checksum = [...secondary, ...instance.primary].reduce((sum, column) => sum + column + 1, 0);
  return [
    outcome(
      "2093 of 2093 secondary",
      `${secondary.filter((column) => same.has(column)).length} of ${secondary.length} secondary`,
    ),
    outcome("checksum 21619689", `checksum ${checksum}`),
  ];
}

function z1(): Outcome[] {
  const rows = caseRows("ssb_z1.csv");
  const tables = linkedTables(rows, {
    dimensions: { region: {}, hovedint: {} },
    crossings: [{ by: ["region", "hovedint"] }],
  });
  const values = cellSums(
    tables,
    rows.map(({ ant }) => Number(ant)),
  );
  const primary = values.flatMap((value, column) => (value <= 3 ? [column] : []));
  const { secondary } = gaussSuppression({
    incidence: tables.incidence,
    primary,
    order: candidateOrder(tables.incidence, values),
  });
  const expected = caseRows("ssb_z1_expected.csv");
  const columns = columnsOf(tables, expected, ["region", "hovedint"]);
  const hidden = new Set([...primary, ...secondary]);
  const places = (isHidden: (row: number) => boolean) =>
    expected.flatMap((_, row) => (isHidden(row) ? [row + 1] : []));
  return [
    outcome(
      places((row) => isTrue(expected[row]?.suppressed)),
      places((row) => hidden.has(columns[row] ?? -1)),
    ),
  ];
}

function documentation(): Outcome[] {
  const expected = caseRows("ssb_doc_example_expected.csv");
  const inner = expected.filter(({ var1, var2 }) => var1 !== "Total" && var2 !== "Total");
  const tables = linkedTables(inner, {
    dimensions: { var1: {}, var2: {} },
    crossings: [{ by: ["var1", "var2"] }],
  });
  const columns = columnsOf(tables, expected, ["var1", "var2"]);
  const pick = (test: (row: Record<string, string>) => boolean) =>
    columns.filter((_, row) => test(expected[row] ?? {}));
  const primary = pick((row) => isTrue(row.primary));
  const zerosFirst = [...pick(({ values }) => values === "0"), ...pick(({ values }) => values !== "0")];
  const ones = inner.flatMap(({ values }, row) => (values === "1" ? [tables.innerCellOf[row] ?? -1] : []));
  const run = (name: string, order: readonly number[], singletons: Singletons) =>
    outcome(
      `${name}: ${show(
        named(
          tables,
          pick((row) => isTrue(row[name]) && !isTrue(row.primary)),
        ),
      )}`,
      `${name}: ${show(
        named(
          tables,
          gaussSuppression({ incidence: tables.incidence, primary, order, singletons }).secondary,
        ),
      )}`,
    );
  return [
    run("A_default", columns, { method: "none" }),
    run("B_zeros_first", zerosFirst, { method: "none" }),
    run("C_singleton", zerosFirst, { method: "sums", innerCells: ones }),
  ];
}

function magnitude(): Outcome[] {
  const rows = caseRows("ssb_magnitude1.csv");
  const tables = linkedTables(rows, {
    dimensions: { sector4: {}, geo: {} },
    crossings: [{ by: ["sector4", "geo"] }],
  });
  const values = rows.map(({ value }) => Number(value));
  // Every row is a contributor of its own, as in the published call.
  const contributions = contributionsOf(
    tables,
    values.map((value, row) => ({ contributor: String(row), value })),
  );
  const primary = contributions.flatMap((list, column) =>
    isDominated(list, { n: 1, k: 80 }) || isDominated(list, { n: 2, k: 99 }) ? [column] : [],
  );
  const { secondary } = gaussSuppression({
    incidence: tables.incidence,
    primary,
    order: candidateOrder(tables.incidence, cellSums(tables, values)),
    singletons: { method: "insiders", contributors: soleContributors(tables) },
  });
  const expected = caseRows("ssb_magnitude1_dominance_1_80_2_99_expected.csv");
  const columns = columnsOf(tables, expected, ["sector4", "geo"]);
  const pick = (test: (row: Record<string, string>) => boolean) =>
    named(
      tables,
      columns.filter((_, row) => test(expected[row] ?? {})),
    );
  return [
    outcome(
      pick((row) => isTrue(row.primary)),
      named(tables, primary),
    ),
    outcome(
      pick((row) => isTrue(row.suppressed) && !isTrue(row.primary)),
      named(tables, secondary),
    ),
  ];
}

/** The region by gender table, its cells in the order of sdcTable: total first, regions outside. */
function microdata(): Outcome[] {
  const rows = caseRows("sdctable_microdata1.csv");
  const tables = linkedTables(rows, {
    dimensions: { region: { codes: ["A", "B", "C", "D"] }, gender: { codes: ["male", "female"] } },
    crossings: [{ by: ["region", "gender"] }],
  });
  const places = ["Total", "A", "B", "C", "D"].flatMap((region) =>
    ["Total", "male", "female"].map((gender) => ({ region, gender })),
  );
  const columns = columnsOf(tables, places, ["region", "gender"]);
  const contributions = contributionsOf(
    tables,
    rows.map(({ val }, row) => ({ contributor: String(row), value: Number(val) })),
  );
  const placesWhere = (isSensitive: (list: readonly number[]) => boolean) =>
    columns.flatMap((column, place) => (isSensitive(contributions[column] ?? []) ? [place + 1] : []));
  return [
    outcome("freq [6]", `freq ${show(placesWhere((list) => hasFewContributors(list.length, { most: 2 })))}`),
    outcome("nk [6,14]", `nk ${show(placesWhere((list) => isDominated(list, { n: 2, k: 75 })))}`),
    outcome("p [6,14]", `p ${show(placesWhere((list) => isCloselyEstimable(list, { p: 70 })))}`),
    outcome("pq [6,14]", `pq ${show(placesWhere((list) => isCloselyEstimable(list, { p: 60, q: 80 })))}`),
  ];
}

async function fourByFour(): Promise<Outcome[]> {
  const rows = caseRows("sdctable_problem4x4.csv");
  const tables = linkedTables(rows, {
    dimensions: { v1: {}, v2: {} },
    crossings: [{ by: ["v1", "v2"] }],
  });
  const { incidence } = tables;
  const values = cellSums(
    tables,
    rows.map(({ freq }) => Number(freq)),
  );
  const columns = columnsOf(tables, rows, ["v1", "v2"]);
  const primary = columns.filter((_, row) => rows[row]?.primary === "u");
  const others = values.flatMap((_, column) => (primary.includes(column) ? [] : [column]));
  const { secondary, published } = gaussSuppression({
    incidence,
    primary,
    order: candidateOrder(incidence, values),
  });
  const expected = Object.values(caseJson<Record<string, unknown>>("sdctable_problem4x4_expected.json"));
  const { SIMPLEHEURISTIC_extra: extra } = expected[0] as { readonly SIMPLEHEURISTIC_extra: number };
  const { extra_cell, bounds } = expected[1] as {
    readonly extra_cell: string;
    readonly bounds: Readonly<Record<string, readonly number[]>>;
  };
  const intervals: Record<string, readonly number[]> = {};
  for (const name of Object.keys(bounds)) {
    const target = columns[rows.findIndex(({ v1, v2 }) => `${v1}|${v2}` === name)] ?? -1;
    intervals[name] = await attackerInterval(incidence, values, published, target);
  }
  const exposed = determined(incidence, { published: others }, primary);
  return [
    outcome("w|b follows before", `${named(tables, exposed).join()} follows before`),
    outcome(`${extra} extra: ${extra_cell}`, `${secondary.length} extra: ${named(tables, secondary).join()}`),
    outcome("w|b in [0,78]", `w|b in ${show(intervals["w|b"])}`),
    outcome(bounds, intervals),
  ];
}

function linkedRegions(): Outcome[] {
  const rows = caseRows("sdctable_linked.csv");
  const counts = rows.map(({ n }) => Number(n));
  const groupsBy = (name: "county" | "group") => {
    const groups: Record<string, string[]> = {};
    for (const row of rows) groups[row[name] ?? ""] = [...(groups[row[name] ?? ""] ?? []), row.region ?? ""];
    return groups;
  };
  const run = (groups: Record<string, string[]>) => {
    const tables = linkedTables(rows, {
      dimensions: { region: { groups } },
      crossings: [{ by: ["region"] }],
      emptyCells: "known",
    });
    const values = cellSums(tables, counts);
    const primary = values.flatMap((value, column) => (value <= 3 ? [column] : []));
    const { incidence } = tables;
    const { secondary } = gaussSuppression({ incidence, primary, order: candidateOrder(incidence, values) });
    return `${named(tables, primary).join("")} primary, secondary ${named(tables, secondary).join("")}`;
  };
  return [
    outcome("ABKLM primary, secondary ", run(groupsBy("county"))),
    outcome("ABKLM primary, secondary ", run(groupsBy("group"))),
    outcome("ABKLM primary, secondary N", run({ ...groupsBy("county"), ...groupsBy("group") })),
  ];
}

/** No outcome is published for this one: its small counts must stand up to the attack, and to that of insiders. */
function accidents(): Outcome[] {
  const rows = caseRows("ssb_mun_accidents.csv");
  const tables = linkedTables(rows, {
    dimensions: { mun: {}, inj: {} },
    crossings: [{ by: ["mun", "inj"] }],
  });
  const counts = rows.map(({ freq }) => Number(freq));
  const values = cellSums(tables, counts);
  const primary = values.flatMap((value, column) => (value > 0 && value <= 3 ? [column] : []));
  const alone = counts.flatMap((count, row) => (count === 1 ? [[tables.innerCellOf[row] ?? -1]] : []));
  const { incidence } = tables;
  const { published } = gaussSuppression({
    incidence,
    primary,
    order: candidateOrder(incidence, values),
    singletons: { method: "insiders", contributors: alone },
  });
  const exposed = [[], ...alone].flatMap((own) => {
    const theirs = determined(incidence, { published: [], own }, primary);
    return determined(incidence, { published, own }, primary).filter((column) => !theirs.includes(column));
  });
  return [outcome("nothing follows", exposed.length === 0 ? "nothing follows" : `${exposed.length} follow`)];
}

interface Handbook {
  readonly ptable: readonly (readonly [number, number, number, number])[];
  readonly record_keys: readonly number[];
  readonly cell_key: number;
  readonly count: number;
  readonly perturbed: number;
  readonly means_attack: {
    readonly true_counts: readonly number[];
    readonly shown_counts: readonly number[];
    readonly max_noise: number;
    readonly exact_means: readonly number[];
    readonly recovered: readonly number[];
  };
}

function handbook(): Outcome[] {
  const published = caseJson<Handbook>("handbook_ckm.json");
  const table = [...new Set(published.ptable.map(([original]) => original))].map((count) =>
    published.ptable
      .filter(([original]) => original === count)
      .map(([, shown, lower, upper]) => ({ shown, upper, probability: upper - lower })),
  );
  const key = cellKeyOf(published.record_keys.map((part) => Math.round(part * RECORD_KEYS)));
  const attack = published.means_attack;
  // Of the counts within the noise only one makes the sum behind an exact mean a whole number.
  const recovered = attack.shown_counts.map((shown, index) => {
    const near = Array.from(
      { length: 2 * attack.max_noise + 1 },
      (_, step) => shown - attack.max_noise + step,
    );
    const missed = (count: number) => {
      const sum = count * (attack.exact_means[index] ?? 0);
      return Math.abs(sum - Math.round(sum));
    };
    return near.toSorted((a, b) => missed(a) - missed(b))[0];
  });
  return [
    outcome(`cell key ${published.cell_key}`, `cell key ${Math.round(key * 1e12) / 1e12}`),
    outcome(
      `${published.count} shown as ${published.perturbed}`,
      `${published.count} shown as ${perturbedCount(published.count, key, table)}`,
    ),
    outcome(`means give back ${show(attack.true_counts)}`, `means give back ${show(recovered)}`),
  ];
}

/** Midpoint rounding to 6: 0 stays, 1 to 6 is 3, 7 to 12 is 9 … */
const midpoint6 = (count: number) => 6 * Math.ceil(count / 6) - (count > 0 ? 3 : 0);

function openSafely(): Outcome[] {
  const mapping = caseRows("opensafely_midpoint6.csv");
  const rounded = mapping.map(({ from, to }) => [midpoint6(Number(from)), midpoint6(Number(to))]);
  const rows = caseRows("opensafely_differencing.csv");
  const women = (round: (count: number) => number) =>
    rows.map(({ total_hd, male_hd }) => round(Number(total_hd)) - round(Number(male_hd)));
  const [exact = 0] = women((count) => count);
  const [blurred = 0] = women(midpoint6);
  const [young] = rows;
  // What a reader of the midpoints can still think: both counts may be anywhere in their six.
  const [total, men] = [Number(young?.total_hd), Number(young?.male_hd)].map(midpoint6);
  const possible = new Set<number>();
  for (let all = (total ?? 0) - 2; all <= (total ?? 0) + 3; all++)
    for (let male = (men ?? 0) - 2; male <= (men ?? 0) + 3; male++) if (all >= male) possible.add(all - male);
  return [
    outcome(
      mapping.map(({ shown }) => [Number(shown), Number(shown)]),
      rounded,
    ),
    outcome("1 woman of 21-30 by subtraction", `${exact} woman of ${young?.age} by subtraction`),
    outcome(
      "0, and 6 values possible, when rounded",
      `${blurred}, and ${possible.size} values possible, when rounded`,
    ),
  ];
}

export const cases: readonly Case[] = [
  { name: "random150: hierarchical and linked cubes", run: randomCubes },
  { name: "ssb_d53: linked census tables", run: census },
  { name: "ssb_z1: small counts", run: z1 },
  { name: "ssb_doc_example: A, B, C", run: documentation },
  { name: "ssb_magnitude1: dominance", run: magnitude },
  { name: "ssb_mun_accidents: insiders", run: accidents },
  { name: "sdctable_problem4x4: bounds", run: fourByFour },
  { name: "sdctable_linked: two hierarchies", run: linkedRegions },
  { name: "sdctable_microdata1: primary rules", run: microdata },
  { name: "handbook_ckm: cell key, means attack", run: handbook },
  { name: "opensafely: midpoint 6, differencing", run: openSafely },
];

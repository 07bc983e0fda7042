import { describe, expect, expectTypeOf, it } from "vitest";
import type * as statistics from "../../src/statistics/index.ts";
import { COLUMNS, INPUTS, OPTIONS } from "../../src/statistics/known-names.ts";
import { nearestName } from "../../src/statistics/nearest-name.ts";
import { type Arguments, exported, workingCalls } from "./given/calls.ts";
import { optionsOfAll } from "./option-types.ts";
import { expectRefusal } from "./refusals.ts";

type Estimators = typeof statistics;
type First<F> = F extends (first: infer A, ...rest: never[]) => unknown ? A : never;
type Last<P extends readonly unknown[]> = Required<P> extends readonly [...unknown[], infer L] ? L : never;
type LastOf<F> = F extends (...given: infer P) => unknown ? Last<P> : never;
type NoRecord = ArrayLike<unknown> | string | number | ((...given: never[]) => unknown);

/** Names of columns that a type of data has; none where it has no column of numbers. */
type ColumnsOf<T> = T extends NoRecord
  ? never
  : string extends keyof T
    ? never
    : { [K in keyof T]-?: ArrayLike<number> extends T[K] ? true : never }[keyof T] extends never
      ? never
      : keyof T;
type Tabular = {
  [E in keyof Estimators]: [ColumnsOf<First<Estimators[E]>>] extends [never] ? never : E;
}[keyof Estimators];

type Listed<Table extends Readonly<Record<string, readonly string[]>>> = {
  [E in keyof Table]: Table[E][number];
};

describe("the tables of known names are those of the types", () => {
  it("OPTIONS: by the compiler, and of every export with options", () => {
    expectTypeOf<Listed<typeof OPTIONS>>().toEqualTypeOf<{
      readonly [E in keyof typeof OPTIONS]: keyof LastOf<Estimators[E]>;
    }>();
    const found: Record<string, string[]> = {};
    for (const { estimator, option } of optionsOfAll()) {
      found[estimator] ??= [];
      found[estimator].push(option);
    }
    const sorted = (table: Readonly<Record<string, readonly string[]>>) =>
      Object.fromEntries(Object.entries(table).map(([name, options]) => [name, [...options].sort()]));
    expect(sorted(OPTIONS)).toEqual(sorted(found));
  });

  it("COLUMNS: by the compiler, of every export whose data are columns", () => {
    expectTypeOf<Exclude<Tabular, keyof typeof COLUMNS>>().toBeNever();
    expectTypeOf<Exclude<keyof typeof COLUMNS, Tabular>>().toBeNever();
    expectTypeOf<Listed<typeof COLUMNS>>().toEqualTypeOf<{
      readonly [E in keyof typeof COLUMNS]: ColumnsOf<First<Estimators[E]>>;
    }>();
  });

  it("INPUTS: by the compiler", () => {
    expectTypeOf<Listed<typeof INPUTS>>().toEqualTypeOf<{
      readonly [E in keyof typeof INPUTS]: keyof First<Estimators[E]>;
    }>();
  });
});

const calls = workingCalls();

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

/** The working calls with something added to the record in one place, and the call as it was. */
function* added(name: string, place: number, names: Readonly<Record<string, unknown>>): Generator<Arguments> {
  for (const given of calls.get(name) ?? []) {
    const at = place < 0 ? optionPlace(name, given) : place;
    const changed = [...given];
    changed[at] = { ...(given[at] as object), ...names };
    yield changed;
  }
}

/** Where the options of a call stand, or would. */
function optionPlace(name: string, given: Arguments): number {
  const known: readonly string[] = OPTIONS[name as keyof typeof OPTIONS];
  const last = given.at(-1);
  return isRecord(last) && Object.keys(last).every((option) => known.includes(option))
    ? given.length - 1
    : given.length;
}

const call = (name: string, given: Arguments): unknown => exported.get(name)!(...given);

const COLUMNS_THAT_MATTER = ["weight", "count", "entry", "stratum", "cluster", "id"];

describe("a name that would be passed over in silence is refused", () => {
  it.each(Object.keys(OPTIONS))("%s: an option that it does not know", (name) => {
    const tried = [...added(name, -1, { noSuchOption: 1 })];
    expect(tried.length).toBeGreaterThan(0);
    for (const given of tried) {
      expectRefusal(() => call(name, given), /noSuchOption/, new RegExp(OPTIONS[name as "auc"][0]));
    }
    for (const given of added(name, -1, { noSuchOption: undefined }))
      expect(() => call(name, given)).not.toThrow();
  });

  it.each(Object.keys(INPUTS))("%s: an input that it does not know", (name) => {
    for (const given of added(name, 0, { shares: 0.2 })) expectRefusal(() => call(name, given), /"shares"/);
  });

  it.each(Object.entries(COLUMNS))("%s: a column of the library that it does not take", (name, taken) => {
    const others = COLUMNS_THAT_MATTER.filter((column) => !(taken as readonly string[]).includes(column));
    const near = ["weights", "counts", "entries", "strata", "strats", "clusters", "ids", "Weight"];
    for (const column of [...others, ...near]) {
      const tried = [...added(name, 0, { [column]: [1, 1] })];
      expect(tried.length).toBeGreaterThan(0);
      for (const given of tried) expectRefusal(() => call(name, given), new RegExp(`"${column}"`));
    }
  });

  it.each(Object.entries(COLUMNS).filter(([, taken]) => (taken as readonly string[]).includes("cause")))(
    "%s: another name of time or cause",
    (name, taken) => {
      for (const column of ["times", "causes", "event", "events", "status"]) {
        if ((taken as readonly string[]).includes(column)) continue;
        for (const given of added(name, 0, { [column]: [1, 1] }))
          expectRefusal(() => call(name, given), new RegExp(`"${column}"`), /^Write (time|cause)/);
      }
    },
  );

  it.each(Object.keys(COLUMNS))("%s: a column of the caller's own is none of its business", (name) => {
    for (const given of calls.get(name) ?? []) {
      const wider = [{ ...(given[0] as object), region: ["a", "b"], weight2: 3 }, ...given.slice(1)];
      expect(call(name, wider)).toEqual(call(name, given));
    }
  });

  it("the cure says what may be meant, or what can be used", () => {
    const data = { time: [1, 2, 3], cause: [1, 0, 1] };
    const grouped = { ...data, group: [0, 1, 0] };
    const weight = [1, 2, 1];
    const refusal = (name: string, ...given: Arguments) => {
      try {
        return call(name, given);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(refusal("kaplanMeier", data, { confLevel: 0.5 })).toBe(
      'kaplanMeier: options holds "confLevel", which is unknown here. Write level, or take it out: known are interval, level.',
    );
    expect(refusal("coxRegression", { ...data, covariates: {} }, { tie: "breslow" })).toMatch(/Write ties,/);
    expect(refusal("bootstrap", [1, 2], () => 1, { clusters: () => 1 })).toMatch(/Write cluster,/);
    expect(refusal("kaplanMeier", { ...data, weights: weight })).toMatch(/Write weight,/);
    expect(refusal("kaplanMeier", { ...data, counts: weight })).toMatch(/Write count,/);
    expect(refusal("coxRegression", { ...data, covariates: {}, strata: weight })).toMatch(/Write stratum,/);
    expect(refusal("nelsonAalen", { ...data, weight })).toMatch(/use kaplanMeier or aalenJohansen/);
    expect(refusal("logRank", { ...grouped, weight })).toMatch(/use coxRegression with the group/);
    expect(refusal("landmarkRate", { ...data, potential: [9, 9, 9], entry: [0, 0, 0] }, { at: 1 })).toMatch(
      /use aalenJohansen/,
    );
    expect(refusal("imputeMissing", { x: [1, undefined] }, { methods: { y: "linear" } })).toMatch(
      /methods\.y names none of the columns/,
    );
  });

  it("aucDifference: in either of its tables", () => {
    const scored = { score: [1, 2, 3, 4], outcome: [0, 1, 0, 1] };
    const weighted = { ...scored, weight: [1, 1, 1, 1] };
    expectRefusal(() => call("aucDifference", [weighted, scored]), /"weight"/);
    expectRefusal(() => call("aucDifference", [scored, weighted]), /"weight"/);
  });
});

describe("nearestName", () => {
  it.each([
    ["tie", "ties"],
    ["LEVEL", "level"],
    ["confLevel", "level"],
    ["intervals", "interval"],
    ["verbose", undefined],
    ["x", undefined],
  ])("of %s is %s", (name, nearest) => {
    expect(nearestName(name, ["interval", "level", "ties"])).toBe(nearest);
  });
});

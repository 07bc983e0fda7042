import type { Arguments } from "./calls.ts";

/** A call with something else in one place. */
export interface Variant {
  /** What was put where. */
  readonly label: string;
  readonly given: Arguments;
  /** The result must be what it was. */
  readonly same?: boolean;
}

type Path = readonly (string | number)[];

const WHOLES: readonly unknown[] = [{}, null, undefined, "x", [], Number.NaN, () => Number.NaN];

const LEAVES: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0,
  -1,
  1e300,
  -1e300,
  1e-300,
  5e-324,
  Number.MAX_VALUE,
  1 - 1e-16,
  1e16,
  null,
  undefined,
  "1",
  {},
];

/** What a function handed over (a statistic) may give back, or not. */
const ANSWERS: readonly [string, () => unknown][] = [
  ["gives undefined", () => undefined],
  ["gives NaN", () => Number.NaN],
  ["gives infinity", () => Number.POSITIVE_INFINITY],
  ["gives null", () => null],
  ["gives a text", () => "x"],
  ["gives {}", () => ({})],
  [
    "throws",
    () => {
      throw new TypeError("of the caller");
    },
  ],
];

const COLUMNS: readonly [string, (column: readonly number[]) => unknown, boolean?][] = [
  ...[1e-300, 1e-160, 1e160, 1e300].map((factor): [string, (column: readonly number[]) => unknown] => [
    `times ${factor}`,
    (column) => column.map((value) => value * factor),
  ]),
  ["plus 1e15", (column) => column.map((value) => value + 1e15)],
  ["emptied", () => []],
  ["one short", (column) => column.slice(1)],
  ["typed", (column) => Float64Array.from(column), true],
  ["of big integers", (column) => BigInt64Array.from(column, () => 1n)],
  ["of big natural numbers", (column) => BigUint64Array.from(column, () => 1n)],
  ["in a DataView", (column) => new DataView(new ArrayBuffer(8 * column.length))],
  ["with a hole", (column) => Object.assign([...column], { length: column.length + 1 })],
];

/**
 * Everything that may be put in place of what a working call was given: other arguments, other numbers, other columns.
 *
 * @param options names of the options that the function knows, whether the call gives them or not
 */
export function* variants(given: Arguments, options: readonly string[]): Generator<Variant> {
  for (const [i, argument] of given.entries()) {
    for (const whole of WHOLES)
      yield { label: `argument ${i} ${show(whole)}`, given: replaced(given, [i], whole) };
    yield* within(given, [i], argument);
  }
  yield* ofOptions(given, options);
}

function* within(given: Arguments, path: Path, value: unknown): Generator<Variant> {
  const at = path.join(".");
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") {
    for (const leaf of LEAVES) yield { label: `${at} ${show(leaf)}`, given: replaced(given, path, leaf) };
  } else if (typeof value === "function") {
    for (const [label, answer] of ANSWERS)
      yield { label: `${at} ${label}`, given: replaced(given, path, answer) };
  } else if (Array.isArray(value)) {
    if (path.length > 1)
      for (const whole of WHOLES)
        yield { label: `${at} ${show(whole)}`, given: replaced(given, path, whole) };
    yield* ofColumn(given, path, value);
    if (value.length > 0) yield* within(given, [...path, 0], value[0]);
  } else if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
    if (path.length > 1)
      for (const whole of WHOLES)
        yield { label: `${at} ${show(whole)}`, given: replaced(given, path, whole) };
    for (const [name, item] of Object.entries(value)) yield* within(given, [...path, name], item);
  }
}

function* ofColumn(given: Arguments, path: Path, value: readonly unknown[]): Generator<Variant> {
  const isNumeric = value.length > 0 && value.every((item) => typeof item === "number");
  for (const [label, change, same = false] of COLUMNS) {
    if (!isNumeric && same) continue;
    const column = isNumeric || /em|short|hole/.test(label) ? change(value as readonly number[]) : value;
    if (column !== value)
      yield { label: `${path.join(".")} ${label}`, given: replaced(given, path, column), same };
  }
}

function* ofOptions(given: Arguments, options: readonly string[]): Generator<Variant> {
  if (options.length === 0) return;
  const last = given.at(-1);
  const has = isRecord(last) && Object.keys(last).every((name) => options.includes(name));
  for (const option of options) {
    if (has && option in last) continue;
    for (const leaf of LEAVES) {
      const changed = { ...(has ? last : {}), [option]: leaf };
      yield {
        label: `option ${option} ${show(leaf)}`,
        given: [...(has ? given.slice(0, -1) : given), changed],
      };
    }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

/** The same with something else at a path; nothing that was given is changed. */
function replaced(value: unknown, path: Path, by: unknown): Arguments {
  return replacedAt(value, path, by) as Arguments;
}

function replacedAt(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = replacedAt(copy[key], rest, by);
  return copy;
}

function show(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return typeof value === "string" ? `"${value}"` : String(value);
}

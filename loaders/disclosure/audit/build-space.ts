import type { LedgerRecord, LedgerStatement } from "../ledger-entry.ts";
import { withChanges } from "./change-tokens.ts";
import { repeatedTokens } from "./repeated-tokens.ts";
import type { AttributeDomain, KnownCell, SpaceSnapshot, UnitSnapshot } from "./snapshot.ts";
import type {
  Attribute,
  Condition,
  Constraint,
  Form,
  Source,
  Space,
  SpaceToken,
  Unit,
  Variant,
} from "./space.ts";

/** One run that said something, and who was in the data then. */
export interface Run {
  readonly snapshot: SpaceSnapshot;
  readonly records: readonly LedgerRecord[];
  /** People whose records were corrected since: what was said of counts holds of them no more. */
  readonly slack?: number;
}

/** A category that says that the characteristic is not known. */
const UNKNOWN = "unknown";

/** Everything that the runs said of one space, over everybody who was ever in it. */
export function buildSpace(runs: readonly Run[]): Space {
  const domains = commonDomains(runs);
  const attributes = runs.flatMap((run, release) => attributesOf(run, release, domains));
  const names = runs.map(({ snapshot }) => familiesOf(snapshot));
  const joined = joinUnits(runs, names, domains);
  const { units } = joined;
  const own = runs.flatMap(({ snapshot }, release) => tokensOf(snapshot, release, runs));
  const { tokens, paths } = withChanges({ ...joined, tokens: own });
  const statements = new Statements(tokens, attributes, runs);
  for (const [release, { records }] of runs.entries())
    for (const record of records)
      for (const statement of record.statements) statements.add(statement, record, release);
  const repeated = repeatedTokens(units, paths);
  return {
    name: runs[0]?.snapshot.name ?? "",
    attributes,
    attributeGroups: groupsOf(attributes),
    tokens: statements.tokens.map(({ whole, ...token }, index) => ({
      ...token,
      isProtected: token.isProtected && !repeated.has(index),
      ...(whole === undefined ? {} : { whole: repeated.get(whole) ?? whole }),
    })),
    paths,
    families: names.reduce((sum, { length }) => sum + length, 0),
    units,
    forms: statements.forms,
    constraints: statements.constraints,
  };
}

/** Every category that a characteristic ever had, so that it has the same number at every release. */
function commonDomains(runs: readonly Run[]): ReadonlyMap<string, readonly string[]> {
  const domains = new Map<string, Set<string>>();
  for (const { name, categories } of runs.flatMap(({ snapshot }) => snapshot.attributes)) {
    const found = domains.get(name) ?? new Set();
    for (const category of categories) found.add(category);
    domains.set(name, found);
  }
  return new Map([...domains].map(([name, categories]) => [name, [...categories]]));
}

const attributesOf = (
  { snapshot }: Run,
  release: number,
  domains: ReadonlyMap<string, readonly string[]>,
): Attribute[] => snapshot.attributes.map(({ name }) => ({ name, release, categories: domains.get(name)! }));

function tokensOf({ tokens }: SpaceSnapshot, release: number, runs: readonly Run[]): SpaceToken[] {
  const before = runs.slice(0, release).reduce((sum, { snapshot }) => sum + snapshot.tokens.length, 0);
  return tokens.map(({ whole, ...token }) => ({
    ...token,
    release,
    ...(whole === undefined ? {} : { whole: whole + before }),
  }));
}

const familiesOf = ({ units }: SpaceSnapshot): string[] =>
  [...new Set(units.flatMap(({ families }) => Object.keys(families)))].toSorted();

function groupsOf(attributes: readonly Attribute[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, { name }] of attributes.entries())
    groups.set(name, [...(groups.get(name) ?? []), index]);
  return [...groups.values()];
}

/** Units of all runs by their lasting names; paths of all runs in one list. */
function joinUnits(
  runs: readonly Run[],
  names: readonly (readonly string[])[],
  domains: ReadonlyMap<string, readonly string[]>,
): { units: Unit[]; paths: Float64Array[] } {
  const joined = new Map<string, (UnitSnapshot | undefined)[]>();
  for (const [release, { snapshot }] of runs.entries())
    for (const unit of snapshot.units) {
      const found = joined.get(unit.id) ?? runs.map(() => undefined);
      found[release] = unit;
      joined.set(unit.id, found);
    }
  const paths: Float64Array[] = [new Float64Array()];
  let tokensBefore = 0;
  const pathOf = runs.map(({ snapshot }) => {
    const first = paths.length;
    for (const steps of snapshot.paths)
      paths.push(Float64Array.from(steps, (step, i) => (i % 2 === 0 ? step + tokensBefore : step)));
    tokensBefore += snapshot.tokens.length;
    return (path: number) => first + path;
  });
  const placeOf = runs.map(({ snapshot }) => placesIn(snapshot.attributes, domains));
  const units = [...joined].map(([id, inRuns]) => ({
    id,
    truth: {
      attributes: Int16Array.from(
        runs.flatMap(({ snapshot }, release) =>
          snapshot.attributes.map((_, index) => {
            const category = inRuns[release]?.attributes[index];
            return category === undefined ? -1 : placeOf[release]![index]![category]!;
          }),
        ),
      ),
      paths: Int32Array.from(
        names.flatMap((families, release) =>
          families.map((family) => {
            const path = inRuns[release]?.families[family]?.[0];
            return path === undefined ? 0 : pathOf[release]!(path);
          }),
        ),
      ),
    },
    variants: variantsOf(inRuns, names, pathOf),
  }));
  return { units, paths };
}

/** Place in the common domain of each category of each attribute. */
const placesIn = (
  attributes: readonly AttributeDomain[],
  domains: ReadonlyMap<string, readonly string[]>,
): number[][] =>
  attributes.map(({ name, categories }) =>
    categories.map((category) => domains.get(name)!.indexOf(category)),
  );

/**
 * The same change at every release at which the unit had something to change; and from each later release on, as
 * where something came into the records late, or was decided since.
 */
function variantsOf(
  inRuns: readonly (UnitSnapshot | undefined)[],
  names: readonly (readonly string[])[],
  pathOf: readonly ((path: number) => number)[],
): Variant[] {
  const variants = new Map<string, { release: number; family: number; path: number }[]>();
  let first = 0;
  for (const [release, families] of names.entries()) {
    for (const [place, family] of families.entries()) {
      const known = inRuns[release]?.families[family] ?? [];
      for (let variant = 1; variant < known.length; variant++) {
        const name = `${family}\n${variant}`;
        const found = variants.get(name) ?? [];
        variants.set(name, found);
        found.push({ release, family: first + place, path: pathOf[release]!(known[variant]!) });
      }
    }
    first += families.length;
  }
  return [...variants.values()].flatMap((changes) =>
    [...new Set(changes.map(({ release }) => release))].map((from) => {
      const since = changes.filter(({ release }) => release >= from);
      return { families: since.map(({ family }) => family), paths: since.map(({ path }) => path) };
    }),
  );
}

/** Statements become bounds on forms; a form that is asked for twice is one. */
class Statements {
  readonly tokens: SpaceToken[];
  readonly forms: Form[] = [];
  readonly constraints: Constraint[] = [];
  readonly #attributes: readonly Attribute[];
  readonly #runs: readonly Run[];
  readonly #tokenOf = new Map<string, number>();
  readonly #formOf = new Map<string, number>();

  constructor(tokens: readonly SpaceToken[], attributes: readonly Attribute[], runs: readonly Run[]) {
    this.tokens = [...tokens];
    this.#attributes = attributes;
    this.#runs = runs;
    for (const [index, token] of tokens.entries()) this.#tokenOf.set(nameOf(token), index);
  }

  add(statement: LedgerStatement, record: LedgerRecord, release: number): void {
    const form = (measure: string) => this.#form(statement, record.figure, release, measure);
    const isLatest = release === this.#runs.length - 1;
    const source =
      isLatest && showsNumber(statement) ? withCell(statement, record) : sourceOf(statement, record);
    const { slack = 0 } = this.#runs[release]!;
    const upper = (value: number | null) => (value ?? Infinity) + slack;
    const { lower } = statement;
    switch (statement.kind) {
      case "count":
        if (lower - slack <= 0 && statement.upper === null) return;
        this.constraints.push({
          kind: "linear",
          terms: [[form(statement.measure), 1]],
          lower: Math.max(0, lower - slack),
          upper: upper(statement.upper),
          source,
        });
        return;
      case "complement":
        this.constraints.push({
          kind: "linear",
          terms: [
            [form(statement.of), 1],
            [form(statement.measure), -1],
          ],
          lower: Math.max(0, lower - slack),
          upper: upper(statement.upper),
          source,
        });
        return;
      case "mean": {
        const [sum, n, scale] = [form(statement.measure), form("n"), statement.scale];
        const at = (mean: number, side: "lower" | "upper"): Constraint => ({
          kind: "linear",
          terms: [
            [sum, scale],
            [n, -mean],
          ],
          lower: side === "lower" ? 0 : -Infinity,
          upper: side === "lower" ? Infinity : 0,
          source,
        });
        this.constraints.push(at(lower, "lower"), at(statement.upper, "upper"));
        return;
      }
      case "deviation":
        this.constraints.push({
          kind: "deviation",
          n: form("n"),
          sum: form(statement.measure),
          squares: form(`${statement.measure} squared`),
          scale: statement.scale,
          lower,
          upper: statement.upper,
          source,
        });
    }
  }

  #form(statement: LedgerStatement, figure: string, release: number, measure: string): number {
    const { characteristics = {}, known = [] } = this.#runs[release]!.snapshot.figures[figure] ?? {};
    const key: Record<string, string> = {};
    const divided = new Map<string, string>();
    for (const [dimension, category] of Object.entries(statement.key)) {
      const attribute = characteristics[dimension];
      if (attribute !== undefined) divided.set(attribute, category);
      else if (dimension === "cohort") divided.set(category, statement.key.category ?? "");
      else if (dimension !== "category") key[dimension] = category;
    }
    const { day, start } = statement;
    const needed = new Set([
      ...Object.values(characteristics),
      ...known.filter((cell) => isCell(cell, key, measure)).map(({ characteristic }) => characteristic),
    ]);
    const token = this.#token({ release, figure, key, day, start, measure, isProtected: false });
    const where = this.#attributes.flatMap(({ name, release: of, categories }, attribute): Condition[] => {
      if (of !== release) return [];
      const category = divided.get(name);
      if (category !== undefined) return [{ attribute, categories: new Set([categories.indexOf(category)]) }];
      // A figure by a characteristic leaves out, in its row of everybody, those of whom it is not known.
      if (!needed.has(name)) return [];
      const without = categories.flatMap((text, index) => (text === UNKNOWN ? [] : [index]));
      return [{ attribute, categories: new Set(without) }];
    });
    const name = JSON.stringify([
      token,
      where.map(({ attribute, categories }) => [attribute, ...categories]),
    ]);
    const found = this.#formOf.get(name);
    if (found !== undefined) return found;
    this.forms.push({ token, where });
    this.#formOf.set(name, this.forms.length - 1);
    return this.forms.length - 1;
  }

  /** A token that nobody can have is a count of zero in every world. */
  #token(token: SpaceToken): number {
    const name = nameOf(token);
    const found = this.#tokenOf.get(name);
    if (found !== undefined) return found;
    this.tokens.push(token);
    this.#tokenOf.set(name, this.tokens.length - 1);
    return this.tokens.length - 1;
  }
}

const isCell = (cell: KnownCell, key: Readonly<Record<string, string>>, measure: string): boolean =>
  cell.measure === measure &&
  Object.entries(cell.key).every(([dimension, category]) => key[dimension] === category);

const nameOf = ({ release, figure, key, day, start, measure }: SpaceToken): string =>
  JSON.stringify([release, figure, Object.entries(key).toSorted(), day ?? null, start ?? null, measure]);

/** Whether a statement is of a number that stands on a page, and not of the mark of a hidden one. */
const showsNumber = (statement: LedgerStatement): boolean =>
  statement.kind !== "complement" && (statement.kind !== "count" || statement.lower > 1);

function withCell(statement: LedgerStatement, record: LedgerRecord): Source {
  const { key, day, start, measure } = statement;
  return { ...sourceOf(statement, record), cell: { figure: record.figure, key, day, start, measure } };
}

const sourceOf = (
  { key, day, start, measure }: LedgerStatement,
  { release, tier, figure }: LedgerRecord,
): Source => ({
  release,
  tier,
  figure,
  place: [
    ...Object.entries(key).map(([dimension, category]) => `${dimension} ${category}`),
    ...(day === undefined ? [] : [`day ${day}`]),
    ...(start === undefined ? [] : [`from ${start}`]),
    measure,
  ].join(", "),
});

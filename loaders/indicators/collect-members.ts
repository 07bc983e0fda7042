import type { SpaceSnapshot, Token } from "../disclosure/audit/snapshot.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Members } from "./members.ts";
import { cohortsOf } from "./shared/cohorts.ts";
import { name } from "./shared/sql.ts";

export interface FigureMembersOf {
  readonly figure: string;
  readonly members: Members;
}

/** Everybody who is counted in the figures of one space, and where. */
export async function collectMembers(
  warehouse: Warehouse,
  space: Members["space"],
  figures: readonly FigureMembersOf[],
): Promise<SpaceSnapshot> {
  const collected = new Collected();
  for (const [index, { figure, members }] of figures.entries()) {
    const relation = `member_paths_${index}`;
    await warehouse.connection.run(`
CREATE OR REPLACE TEMP TABLE ${relation} AS
SELECT *, CAST(dense_rank() OVER (ORDER BY ${members.path.join(", ")}) - 1 AS INTEGER) AS path_id
FROM (${members.paths})`);
    const distinct = `(SELECT DISTINCT ${["path_id", ...members.path].join(", ")} FROM ${relation})`;
    // In order, so that the search draws the same lots over the same delivery.
    collected.addCells(
      figure,
      members,
      await warehouse.rows(`SELECT * FROM (${members.cells(distinct)}) ORDER BY ALL`),
    );
    collected.addUnits(
      index,
      await warehouse.rows(
        `SELECT unit, family, CAST(variant AS INTEGER) AS variant, path_id FROM ${relation} ORDER BY ALL`,
      ),
    );
    await warehouse.connection.run(`DROP TABLE ${relation}`);
  }
  const cohorts = space === "people" ? cohortsOf(warehouse.delivery) : [];
  return collected.snapshot(
    space,
    cohorts,
    cohorts.length === 0 ? [] : await warehouse.rows(attributesSql(cohorts)),
    figures,
  );
}

/** SQL: characteristics of each person at the first episode. */
const attributesSql = (cohorts: readonly string[]): string => `
SELECT person_id AS unit, ${cohorts.map((cohort) => `coalesce(${name(cohort)}, 'unknown') AS ${name(cohort)}`).join(", ")}
FROM models.episodes WHERE episode_number = 1 ORDER BY person_id`;

type Place = Omit<Token, "measure" | "isProtected" | "whole">;

type CellRow = Readonly<Record<string, string | number | null>>;

interface UnitRow {
  readonly unit: string;
  readonly family: string;
  readonly variant: number;
  readonly path_id: number;
}

/** A figure, and one of its paths. */
type Walked = readonly [figure: number, path: number];

class Collected {
  readonly #tokens: Token[] = [];
  readonly #tokenOf = new Map<string, number>();
  /** Steps of each path of each figure. */
  readonly #steps: Map<number, number[]>[] = [];
  /** Paths of each unit, family and variant: figure, path, figure, path, … */
  readonly #units = new Map<string, Map<string, Walked[][]>>();

  addCells(figure: string, { measures }: Members, rows: readonly CellRow[]): void {
    const others = new Set(["path_id", "day", "start", ...Object.keys(measures)]);
    const own = Object.keys(rows[0] ?? {}).filter((column) => !others.has(column));
    const steps = new Map<number, number[]>();
    for (const row of rows) {
      const key = Object.fromEntries(
        own.flatMap((dimension) => (row[dimension] == null ? [] : [[dimension, String(row[dimension])]])),
      );
      const place = {
        figure,
        key,
        ...(row.day == null ? {} : { day: Number(row.day) }),
        ...(row.start == null ? {} : { start: String(row.start) }),
      };
      const path = Number(row.path_id);
      const found = steps.get(path) ?? [];
      steps.set(path, found);
      for (const [measure, { isProtected, partOf }] of Object.entries(measures)) {
        const weight = Number(row[measure] ?? 0);
        if (weight === 0) continue;
        const whole = partOf === undefined ? {} : { whole: this.#wholeOf(place, partOf, measures) };
        // What everybody starts with is no secret.
        const token = { ...place, measure, isProtected: isProtected && place.day !== 0, ...whole };
        found.push(this.#token(token), weight);
      }
    }
    this.#steps.push(steps);
  }

  /** The token of a whole. The n of a life table stands in no row of its grid. */
  #wholeOf({ day, ...place }: Place, measure: string, measures: Members["measures"]): number {
    const { isProtected = false, partOf } = measures[measure] ?? {};
    const own = measure === "n" || day === undefined ? place : { ...place, day };
    const whole = partOf === undefined ? {} : { whole: this.#wholeOf(own, partOf, measures) };
    return this.#token({ ...own, measure, isProtected, ...whole });
  }

  #token(token: Token): number {
    const id = JSON.stringify([
      token.figure,
      Object.entries(token.key),
      token.day ?? null,
      token.start ?? null,
      token.measure,
    ]);
    const found = this.#tokenOf.get(id);
    if (found !== undefined) return found;
    this.#tokens.push(token);
    this.#tokenOf.set(id, this.#tokens.length - 1);
    return this.#tokens.length - 1;
  }

  addUnits(figure: number, rows: readonly UnitRow[]): void {
    for (const { unit, family, variant, path_id } of rows) {
      const families = this.#units.get(unit) ?? new Map<string, Walked[][]>();
      this.#units.set(unit, families);
      const variants = families.get(family) ?? [];
      families.set(family, variants);
      variants[variant] ??= [];
      variants[variant].push([figure, path_id]);
    }
  }

  snapshot(
    name: string,
    cohorts: readonly string[],
    rows: readonly CellRow[],
    figures: readonly FigureMembersOf[],
  ): SpaceSnapshot {
    const attributes = cohorts.map((cohort) => ({
      name: cohort,
      categories: [...new Set(rows.map((row) => String(row[cohort])))].toSorted(),
    }));
    const attributesOf = new Map(
      rows.map((row) => [
        String(row.unit),
        attributes.map(({ name: cohort, categories }) => categories.indexOf(String(row[cohort]))),
      ]),
    );
    const paths: number[][] = [];
    const pathOf = new Map<string, number>();
    const intern = (walked: readonly Walked[]): number => {
      const id = walked.map(([figure, path]) => `${figure}:${path}`).join(" ");
      const found = pathOf.get(id);
      if (found !== undefined) return found;
      paths.push(walked.flatMap(([figure, path]) => this.#steps[figure]!.get(path) ?? []));
      pathOf.set(id, paths.length - 1);
      return paths.length - 1;
    };
    // Pseudonyms are drawn anew in every work folder: by what they are counted in, the order is always the same.
    const placeOf = (id: string) => JSON.stringify([attributesOf.get(id), familiesOf(this.#units.get(id))]);
    const units = inOrderOf([...new Set([...attributesOf.keys(), ...this.#units.keys()])], placeOf).map(
      (id) => ({
        id,
        attributes: attributesOf.get(id) ?? attributes.map(() => -1),
        families: Object.fromEntries(
          [...(this.#units.get(id) ?? [])]
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([family, variants]) => [family, pathsOf(variants, intern)]),
        ),
      }),
    );
    return {
      name,
      attributes,
      figures: Object.fromEntries(
        figures.map(({ figure, members: { characteristics = {}, known = [] } }) => [
          figure,
          { characteristics, known },
        ]),
      ),
      tokens: this.#tokens,
      paths,
      units,
    };
  }
}

const familiesOf = (families: ReadonlyMap<string, Walked[][]> = new Map()) =>
  [...families].toSorted(([a], [b]) => (a < b ? -1 : 1));

function inOrderOf(ids: readonly string[], placeOf: (id: string) => string): string[] {
  const places = ids.map((id) => [placeOf(id), id] as const);
  return places
    .toSorted(([a, one], [b, two]) => (a < b || (a === b && one < two) ? -1 : 1))
    .map(([, id]) => id);
}

/** Paths by variant. A figure that a variant does not touch keeps the paths of the truth. */
function pathsOf(
  variants: readonly (readonly Walked[] | undefined)[],
  intern: (walked: readonly Walked[]) => number,
): number[] {
  const truth = variants[0] ?? [];
  return Array.from(variants, (walked = []) => {
    const touched = new Set(walked.map(([figure]) => figure));
    const kept = truth.filter(([figure]) => !touched.has(figure));
    return intern([...walked, ...kept].toSorted(([a, b], [c, d]) => a - c || b - d));
  });
}

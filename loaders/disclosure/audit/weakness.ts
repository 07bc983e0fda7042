import type { HiddenCell } from "../hide-cells.ts";
import { loadSolver } from "./linear/solver.ts";
import { StateProgram } from "./linear/state-program.ts";
import { cheapestRemedy } from "./remedy.ts";
import type { Source, Space } from "./space.ts";
import type { Target } from "./targets.ts";
import { indexOf } from "./world.ts";

/** A protected count without proof: where it stands, what gives it away, and what would help. Never its value. */
export interface Weakness {
  readonly figure: string;
  readonly place: string;
  /** Whether the linear program shows that it follows, or whether only no world was found. */
  readonly kind: "follows" | "no world found";
  readonly statements: readonly Pick<Source, "release" | "figure" | "place">[];
  readonly remedy?: HiddenCell;
}

interface Explaining {
  /** Possible values that a protected count must have. */
  readonly width: number;
  /** Counts that are explained: the rest are as bad, and each costs two linear programs. */
  readonly most?: number;
  /** Of more people a linear program over their states takes too long for a build. */
  readonly mostPeople?: number;
}

/** What counts without proof owe it to: the statements whose duals are not zero at their smallest and largest value. */
export async function weaknessesOf(
  space: Space,
  unproven: readonly Target[],
  { width, most = 4, mostPeople = 2_000 }: Explaining,
): Promise<Weakness[]> {
  if (unproven.length === 0) return [];
  if (space.units.length > mostPeople)
    return unproven.slice(0, most).map((target) => unexplained(space, target));
  const program = new StateProgram(await loadSolver(), space, indexOf(space));
  try {
    return unproven.slice(0, most).map((target) => weakness(program, space, target, width));
  } finally {
    program.dispose();
  }
}

/** Where no linear program is asked, what stands beside the count is blamed, or else the figure itself. */
function unexplained(space: Space, target: Target): Weakness {
  const { figure, place } = placeOf(space, target);
  const beside = besideOf(space, target);
  const own = space.constraints.map(({ source }) => source).filter((source) => source.figure === figure);
  const remedy = beside[0]?.cell ?? cheapestRemedy(own);
  return {
    figure,
    place,
    kind: "no world found",
    statements: beside.map(({ release, figure: of, place: at }) => ({ release, figure: of, place: at })),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/**
 * The same count of the other categories, the smallest first: taken from the total they leave the one that is asked
 * for. Of a total and shown parts whose roundings all go one way a single value can be left.
 */
function besideOf(space: Space, { token, where }: Target): Source[] {
  const asked = space.tokens[token]!;
  const [condition] = where;
  if (condition === undefined) return [];
  const isSameCount = (other: number): boolean => {
    const { key, day, start, measure } = space.tokens[other]!;
    return (
      measure === asked.measure &&
      day === asked.day &&
      start === asked.start &&
      Object.entries(asked.key).every(([dimension, value]) => (key[dimension] ?? value) === value)
    );
  };
  const found = space.constraints.flatMap((constraint) => {
    if (constraint.kind !== "linear" || constraint.terms.length !== 1) return [];
    const form = space.forms[constraint.terms[0]![0]]!;
    const isBeside =
      form.where.length === 1 &&
      form.where[0]!.attribute === condition.attribute &&
      !form.where[0]!.categories.has(condition.category);
    return isBeside && constraint.source.cell !== undefined && isSameCount(form.token)
      ? [{ source: constraint.source, upper: constraint.upper }]
      : [];
  });
  return found.toSorted((one, other) => one.upper - other.upper).map(({ source }) => source);
}

function weakness(program: StateProgram, space: Space, target: Target, width: number): Weakness {
  const least = program.bound(target, -1);
  const largest = program.bound(target, 1, least.value + width - 1);
  const values = Math.floor(largest.value + 1e-6) - Math.ceil(least.value - 1e-6) + 1;
  const rows = new Set([...least.duals, ...largest.duals].map(([row]) => row));
  const sources = distinct([...rows].flatMap((row) => program.rows.sources[row]!));
  const { figure, place } = placeOf(space, target);
  // Where the linear program blames nothing that can be hidden, the figure itself is asked.
  const own = space.constraints.map(({ source }) => source).filter((source) => source.figure === figure);
  const remedy = cheapestRemedy(sources) ?? cheapestRemedy(own);
  return {
    figure,
    place,
    kind: values < width && least.isExact && largest.isExact ? "follows" : "no world found",
    statements: sources.map(({ release, figure: of, place: at }) => ({ release, figure: of, place: at })),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

function distinct(sources: readonly Source[]): Source[] {
  return [
    ...new Map(
      sources.map((source) => [`${source.release} ${source.figure} ${source.place}`, source]),
    ).values(),
  ];
}

function placeOf(space: Space, { token, where }: Target): { figure: string; place: string } {
  const { figure, key, day, start, measure } = space.tokens[token]!;
  const categories = where.map(({ attribute, category }) => {
    const { name, categories: all } = space.attributes[attribute]!;
    return `${name} ${all[category]}`;
  });
  return {
    figure,
    place: [
      ...Object.entries(key).map(([dimension, category]) => `${dimension} ${category}`),
      ...(day === undefined ? [] : [`day ${day}`]),
      ...(start === undefined ? [] : [`from ${start}`]),
      ...categories,
      measure,
    ].join(", "),
  };
}

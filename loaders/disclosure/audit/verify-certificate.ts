import { group } from "d3";
import type { Certificate, ChangedUnit } from "./certificate.ts";
import type { Condition, Constraint, Space } from "./space.ts";
import type { Target } from "./targets.ts";

/** A target that needs proof. */
export interface Claim extends Target {
  readonly target: number;
}

/**
 * Checks a certificate by itself, with loops and sums and nothing of what found it: every world is made of states
 * that there are, every statement is true in every world, and every claimed target differs between its two worlds
 * by the required width less one.
 * @returns what is wrong; nothing where the certificate holds
 */
export function verifyCertificate(
  space: Space,
  certificate: Certificate,
  claims: readonly Claim[],
): readonly string[] {
  const wrong: string[] = [];
  if (certificate.space !== space.name) wrong.push("the certificate is of another space");
  const worlds = certificate.worlds.filter((world) => {
    const isMade = world.every((unit) => isPossible(space, unit));
    if (!isMade) wrong.push("a world is not made of the states that there are");
    return isMade;
  });
  if (worlds.length < certificate.worlds.length) return wrong;
  const truth = space.units.map(({ truth }, unit) => ({ unit, ...truth }));
  const trueForms = sumsOf(space, space.forms, truth);
  for (const [name, world] of worlds.entries()) {
    const gone = sumsOf(space, space.forms, trueStatesOf(space, world));
    const come = sumsOf(space, space.forms, world);
    const values = trueForms.map((value, form) => value - gone[form]! + come[form]!);
    for (const constraint of space.constraints)
      if (!isTrue(constraint, values))
        wrong.push(`world ${name} contradicts what is said in ${constraint.source.figure}`);
  }
  const proofs = new Map(
    certificate.targets.map(([target, least, most]) => [target, [least, most] as const]),
  );
  const changes = worlds.map((world) => changesByToken(space, world));
  for (const claim of claims) {
    const [least, most] = proofs.get(claim.target) ?? [];
    const [low, high] = [changes[least ?? -1], changes[most ?? -1]];
    if (low === undefined || high === undefined) wrong.push("a protected count has no proof");
    else if (changeOf(claim, high) - changeOf(claim, low) < certificate.width - 1)
      wrong.push("the two worlds of a protected count do not differ enough");
  }
  return wrong;
}

type State = Pick<ChangedUnit, "unit"> & {
  readonly attributes: ArrayLike<number>;
  readonly paths: ArrayLike<number>;
};

function isPossible(space: Space, { unit, attributes, paths }: ChangedUnit): boolean {
  return (
    space.units[unit] !== undefined &&
    paths.length === space.families &&
    paths.every((path) => space.paths[path] !== undefined) &&
    attributes.length === space.attributes.length &&
    attributes.every((category, i) => category < space.attributes[i]!.categories.length) &&
    strayReleases(space, { unit, attributes, paths }) <=
      strayReleases(space, { unit, ...space.units[unit]!.truth })
  );
}

/** At how many releases somebody counts without being in its data: none where the data know everybody. */
function strayReleases(space: Space, { attributes, paths }: State): number {
  const stray = new Set<number>();
  for (const path of Array.from(paths)) {
    const steps = space.paths[path]!;
    for (let i = 0; i < steps.length; i += 2) {
      const { release, isChange = false } = space.tokens[steps[i]!]!;
      if (!isChange && space.attributes.some((of, j) => of.release === release && attributes[j]! < 0))
        stray.add(release);
    }
  }
  return stray.size;
}

const trueStatesOf = (space: Space, world: readonly ChangedUnit[]): State[] =>
  world.map(({ unit }) => ({ unit, ...space.units[unit]!.truth }));

/** The sum of each form over some units, the long way. */
function sumsOf(space: Space, forms: Space["forms"], states: readonly State[]): number[] {
  const formsByToken = group(
    forms.map((form, index) => ({ ...form, index })),
    ({ token }) => token,
  );
  const sums = forms.map(() => 0);
  for (const { attributes, paths } of states)
    for (const path of Array.from(paths)) {
      const steps = space.paths[path]!;
      for (let i = 0; i < steps.length; i += 2)
        for (const { where, index } of formsByToken.get(steps[i]!) ?? [])
          if (isWithin(where, attributes)) sums[index]! += steps[i + 1]!;
    }
  return sums;
}

const isWithin = (where: readonly Condition[], attributes: ArrayLike<number>): boolean =>
  where.every(({ attribute, categories }) => categories.has(attributes[attribute]!));

function isTrue(constraint: Constraint, values: readonly number[]): boolean {
  let value = 0;
  if (constraint.kind === "linear")
    for (const [form, coefficient] of constraint.terms) value += coefficient * values[form]!;
  else {
    const n = values[constraint.n]!;
    const mean = values[constraint.sum]! / n;
    const variance = (values[constraint.squares]! - n * mean * mean) / (n - 1);
    value = n < 2 ? 0 : constraint.scale * Math.sqrt(Math.max(0, variance));
  }
  return value >= constraint.lower - 1e-6 && value <= constraint.upper + 1e-6;
}

interface Change {
  readonly attributes: ArrayLike<number>;
  /** Positive where somebody came, negative where somebody went. */
  readonly weight: number;
}

/** What a world adds to and takes from the truth, by token. */
function changesByToken(space: Space, world: readonly ChangedUnit[]): ReadonlyMap<number, readonly Change[]> {
  const changes = new Map<number, Change[]>();
  const note = (sign: 1 | -1, states: readonly State[]) => {
    for (const { attributes, paths } of states)
      for (const path of Array.from(paths)) {
        const steps = space.paths[path]!;
        for (let i = 0; i < steps.length; i += 2) {
          const found = changes.get(steps[i]!) ?? [];
          changes.set(steps[i]!, found);
          found.push({ attributes, weight: sign * steps[i + 1]! });
        }
      }
  };
  note(-1, trueStatesOf(space, world));
  note(1, world);
  return changes;
}

/** By how much a target differs from the truth in a world. */
function changeOf({ token, where }: Target, changes: ReadonlyMap<number, readonly Change[]>): number {
  let sum = 0;
  for (const { attributes, weight } of changes.get(token) ?? [])
    if (where.every(({ attribute, category }) => attributes[attribute] === category)) sum += weight;
  return sum;
}

import type { Unit } from "./space.ts";

/**
 * Tokens that say the same as an earlier one, and which: those that stand beside it with the same weight on every
 * path (the reoffending of two figures), and those that the same units have, with the same weight, whatever path
 * they walk (the people of a curve, and those of the next). Protecting the one protects the other.
 */
export function repeatedTokens(
  units: readonly Unit[],
  paths: readonly Float64Array[],
): ReadonlyMap<number, number> {
  const repeated = firstOfEach(onPaths(paths));
  for (const [token, first] of firstOfEach(ofUnits(units, paths)))
    if (!repeated.has(token)) repeated.set(token, repeated.get(first) ?? first);
  return repeated;
}

/** Where each token stands, as text. */
type Signatures = ReadonlyMap<number, readonly string[]>;

function firstOfEach(signatures: Signatures): Map<number, number> {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const [token, places] of [...signatures].toSorted(([a], [b]) => a - b)) {
    const signature = places.join(" ");
    const earlier = first.get(signature);
    if (earlier === undefined) first.set(signature, token);
    else repeated.set(token, earlier);
  }
  return repeated;
}

function onPaths(paths: readonly Float64Array[]): Signatures {
  const signatures = new Map<number, string[]>();
  for (const path of paths.keys())
    for (const [token, weight] of weightsOf([path], paths)) note(signatures, token, `${path}:${weight}`);
  return signatures;
}

function ofUnits(units: readonly Unit[], paths: readonly Float64Array[]): Signatures {
  const signatures = new Map<number, string[]>();
  const varying = new Set<number>();
  for (const [unit, { truth, variants }] of units.entries()) {
    for (const [token, weight] of weightsOf(truth.paths, paths)) note(signatures, token, `${unit}:${weight}`);
    for (const variant of variants) {
      const walked = variant.families.map((family) => truth.paths[family]!);
      const [before, after] = [weightsOf(walked, paths), weightsOf(variant.paths, paths)];
      for (const token of new Set([...before.keys(), ...after.keys()]))
        if (before.get(token) !== after.get(token)) varying.add(token);
    }
  }
  for (const token of varying) signatures.delete(token);
  return signatures;
}

function note(signatures: Map<number, string[]>, token: number, place: string): void {
  const found = signatures.get(token) ?? [];
  signatures.set(token, found);
  found.push(place);
}

function weightsOf(walked: ArrayLike<number>, paths: readonly Float64Array[]): Map<number, number> {
  const weights = new Map<number, number>();
  for (const path of Array.from(walked)) {
    const steps = paths[path]!;
    for (let i = 0; i < steps.length; i += 2)
      weights.set(steps[i]!, (weights.get(steps[i]!) ?? 0) + steps[i + 1]!);
  }
  return weights;
}

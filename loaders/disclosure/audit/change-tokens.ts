import type { SpaceToken, Unit } from "./space.ts";

interface Tokens {
  readonly tokens: readonly SpaceToken[];
  readonly paths: readonly Float64Array[];
  readonly units: readonly Unit[];
}

/**
 * What changed from one release to the next is a count as well: 41, then 42, is one person. For each protected
 * token that was there before, a token of who came since, less who went: whoever walks to it adds to it, whoever
 * walked to it then takes from it.
 */
export function withChanges({ tokens, paths, units }: Tokens): Omit<Tokens, "units"> {
  const pairs = pairsOf(tokens);
  if (pairs.length === 0) return { tokens, paths };
  const added: SpaceToken[] = [];
  const steps = new Map<number, number[]>();
  const note = (token: number, change: number, sign: 1 | -1) =>
    steps.set(token, [...(steps.get(token) ?? []), change, sign]);
  const open = mayChange(pairs, { tokens, paths, units });
  for (const [before, now] of pairs) {
    if (!open.has(now)) continue;
    const { whole: _, ...token } = tokens[now]!;
    const change = tokens.length + added.length;
    added.push({ ...token, measure: `${token.measure}, change since the release before`, isChange: true });
    note(before, change, -1);
    note(now, change, 1);
  }
  return { tokens: [...tokens, ...added], paths: paths.map((path) => lengthened(path, steps)) };
}

/** A protected token, and the same token of the last release before that had it. */
type Pair = readonly [before: number, now: number];

function pairsOf(tokens: readonly SpaceToken[]): Pair[] {
  const last = new Map<string, number>();
  const pairs: Pair[] = [];
  for (const [index, { figure, key, day, start, measure, isProtected }] of tokens.entries()) {
    if (!isProtected) continue;
    const name = JSON.stringify([
      figure,
      Object.entries(key).toSorted(),
      day ?? null,
      start ?? null,
      measure,
    ]);
    const before = last.get(name);
    if (before !== undefined) pairs.push([before, index]);
    last.set(name, index);
  }
  return pairs;
}

/** Tokens in which somebody counts otherwise than before, or might: where nobody can, there is nothing to learn. */
function mayChange(pairs: readonly Pair[], { paths, units }: Tokens): ReadonlySet<number> {
  const nowOf = new Map(pairs.map(([before, now]) => [before, now]));
  const isNow = new Set(nowOf.values());
  const open = new Set<number>();
  for (const { truth, variants } of units) {
    const walks = [Array.from(truth.paths)];
    for (const { families, paths: others } of variants) {
      const walked = Array.from(truth.paths);
      families.forEach((family, i) => {
        walked[family] = others[i]!;
      });
      walks.push(walked);
    }
    for (const walked of walks)
      for (const token of changesOf(walked, { paths, nowOf, isNow })) open.add(token);
  }
  return open;
}

function changesOf(
  walked: readonly number[],
  {
    paths,
    nowOf,
    isNow,
  }: {
    readonly paths: readonly Float64Array[];
    readonly nowOf: ReadonlyMap<number, number>;
    readonly isNow: ReadonlySet<number>;
  },
): number[] {
  const net = new Map<number, number>();
  for (const path of walked) {
    const steps = paths[path]!;
    for (let i = 0; i < steps.length; i += 2) {
      const [token, weight] = [steps[i]!, steps[i + 1]!];
      const now = nowOf.get(token);
      if (isNow.has(token)) net.set(token, (net.get(token) ?? 0) + weight);
      if (now !== undefined) net.set(now, (net.get(now) ?? 0) - weight);
    }
  }
  return [...net].flatMap(([token, weight]) => (weight === 0 ? [] : [token]));
}

/** A path with the changes that its steps make. */
function lengthened(path: Float64Array, steps: ReadonlyMap<number, readonly number[]>): Float64Array {
  const more: number[] = [];
  for (let i = 0; i < path.length; i += 2) {
    const changes = steps.get(path[i]!) ?? [];
    for (let j = 0; j < changes.length; j += 2) more.push(changes[j]!, changes[j + 1]! * path[i + 1]!);
  }
  return more.length === 0 ? path : Float64Array.from([...path, ...more]);
}

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
  const step = (token: number, change: number, sign: 1 | -1) =>
    steps.set(token, [...(steps.get(token) ?? []), change, sign]);
  const open = mayChange(pairs, { tokens, paths, units });
  for (const [before, now] of pairs) {
    if (!open.has(now)) continue;
    const { whole: _, ...token } = tokens[now]!;
    const change = tokens.length + added.length;
    added.push({ ...token, measure: `${token.measure}, change since the release before`, isChange: true });
    step(before, change, -1);
    step(now, change, 1);
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
  const nowOf = new Map(pairs);
  const isNow = new Set(nowOf.values());
  const changes = paths.map((path) => changesOf(path, nowOf, isNow));
  const open = new Set<number>();
  for (const { truth, variants } of units) {
    note(open, changes, { more: truth.paths, less: [] });
    for (const variant of variants) {
      const left = variant.families.map((family) => truth.paths[family]!);
      note(open, changes, { more: variant.paths, less: left });
    }
  }
  return open;
}

/** What a path adds to the change of each token: token, weight, token, weight, … */
function changesOf(
  path: Float64Array,
  nowOf: ReadonlyMap<number, number>,
  isNow: ReadonlySet<number>,
): number[] {
  const found: number[] = [];
  for (let i = 0; i < path.length; i += 2) {
    const [token, weight] = [path[i]!, path[i + 1]!];
    const now = nowOf.get(token);
    if (isNow.has(token)) found.push(token, weight);
    if (now !== undefined) found.push(now, -weight);
  }
  return found;
}

/** Notes the tokens whose change is another by walking some paths and leaving others. */
function note(
  open: Set<number>,
  changes: readonly (readonly number[])[],
  { more, less }: { readonly more: ArrayLike<number>; readonly less: ArrayLike<number> },
): void {
  const net = new Map<number, number>();
  const add = (walked: ArrayLike<number>, sign: 1 | -1) => {
    for (const path of Array.from(walked)) {
      const found = changes[path]!;
      for (let i = 0; i < found.length; i += 2)
        if (!open.has(found[i]!)) net.set(found[i]!, (net.get(found[i]!) ?? 0) + sign * found[i + 1]!);
    }
  };
  add(more, 1);
  add(less, -1);
  for (const [token, weight] of net) if (weight !== 0) open.add(token);
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

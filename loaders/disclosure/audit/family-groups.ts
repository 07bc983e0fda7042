import type { Space } from "./space.ts";

/** Families by what some variant changes at once. */
export function familyGroups({ families, units }: Space): number[][] {
  const leader = Array.from({ length: families }, (_, family) => family);
  const find = (family: number): number =>
    leader[family] === family ? family : find(leader[family] ?? family);
  for (const { variants } of units)
    for (const variant of variants)
      for (const family of variant.families) leader[find(family)] = find(variant.families[0]!);
  const groups = new Map<number, number[]>();
  for (const family of leader.keys()) groups.set(find(family), [...(groups.get(find(family)) ?? []), family]);
  return [...groups.values()];
}

import type { FigureHead, Key } from "../../src/released/figure.ts";
import { DisclosureError } from "./disclosure-error.ts";
import type { TierPolicy } from "./policy.ts";

/**
 * Dimensions that divide people into groups. Measure, horizon, period and their like describe what is asked of
 * the same people and do not count; a cohort and its category are one division.
 */
export function countedDimensions(
  dimensions: readonly string[],
  { crossing }: TierPolicy,
): readonly string[] {
  const counted = dimensions.filter((dimension) => !crossing.uncounted.includes(dimension));
  return counted.filter(
    (dimension) =>
      !crossing.together.some(
        (group) => group.indexOf(dimension) > 0 && counted.includes(group[0] ?? dimension),
      ),
  );
}

/** Whether a key singles out some of the people (rather than asking another question of all of them). */
export const isCategory = (key: Key, policy: TierPolicy): boolean =>
  countedDimensions(Object.keys(key), policy).length > 0;

/** Refuses statements that cross too much, or whose keys the gate cannot tell apart. */
export function checkKeys(statement: FigureHead, keys: readonly Key[], policy: TierPolicy): void {
  const { id, dimensions } = statement;
  const counted = countedDimensions(dimensions, policy);
  if (counted.length > policy.crossing.most)
    throw new DisclosureError(
      "too many crossings",
      id,
      `${counted.join(" × ")} are ${counted.length} dimensions, the ${policy.tier} tier allows ${policy.crossing.most}. Split the figure.`,
    );
  const seen = new Set<string>();
  keys.forEach((key, index) => {
    const unknown = Object.keys(key).find((dimension) => !dimensions.includes(dimension));
    if (unknown !== undefined)
      throw new DisclosureError(
        "unknown dimension",
        id,
        `row ${index + 1} has the dimension "${unknown}", which the figure does not state. Add it to dimensions.`,
      );
    const text = JSON.stringify(dimensions.map((dimension) => key[dimension] ?? null));
    if (seen.has(text))
      throw new DisclosureError(
        "category twice",
        id,
        `row ${index + 1} has the key of an earlier row. Add the rows up before release.`,
      );
    seen.add(text);
  });
}

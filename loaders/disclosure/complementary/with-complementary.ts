import type { TierPolicy } from "../policy.ts";
import type { Statement } from "../statement.ts";
import type { AnyReleased } from "../without-silent-rows.ts";
import { complementaryCells } from "./complementary-cells.ts";
import { hideCells } from "./hide-cells.ts";

/** Statements as judged one by one, less the counts that would give hidden ones away, where the tier asks for it. */
export function withComplementary(
  statements: readonly Statement[],
  judged: readonly AnyReleased[],
  policy: TierPolicy,
): readonly AnyReleased[] {
  if (!policy.counts.complementary) return judged;
  const pairs = statements.map((statement, index) => [statement, judged[index]!] as const);
  const hidden = complementaryCells(pairs, policy);
  return judged.map((released) => {
    const places = hidden.get(released.id);
    return places === undefined ? released : hideCells(released, places);
  });
}

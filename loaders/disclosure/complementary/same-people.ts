import { type Token, totalOf } from "./counted.ts";

/**
 * Questions with the same answer in every category that both have: the wholes of two outcomes, say, which are the
 * same people. They are taken for one. What agrees by accident is then hidden together, which tells nothing.
 * Parts are not compared: equal numbers of events are no rule.
 */
export function samePeople(tokens: readonly Token[]): ReadonlyMap<Token, Token> {
  const same = new Map<Token, Token>();
  const byTotal = new Map<string, Token[]>();
  for (const token of tokens) {
    const { partOf, unit, start, isLifeTable, measure } = token.example;
    if (partOf !== undefined || (isLifeTable && measure !== "n") || !totalOf(token)) continue;
    const name = JSON.stringify([unit, start ?? null, totalOf(token)]);
    const others = byTotal.get(name) ?? [];
    byTotal.set(name, others);
    const other = others.find((each) => agree(each, token));
    if (other === undefined) others.push(token);
    else same.set(token, other);
  }
  return same;
}

function agree(one: Token, other: Token): boolean {
  for (const [cohort, categories] of other.parts) {
    const known = one.parts.get(cohort);
    if (known === undefined) {
      // What the first does not say the second may say for both.
      one.parts.set(cohort, new Map(categories));
      continue;
    }
    for (const [category, value] of categories) if ((known.get(category) ?? 0) !== value) return false;
  }
  return true;
}

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

/** Fewer numbers than these agree by accident. */
const ENOUGH = 3;

/**
 * Parts with the same answer for everybody and in every category: reoffending within twelve months and on day 365,
 * where all are followed for so long. They are taken for one.
 */
export function sameAnswers(tokens: readonly Token[]): ReadonlyMap<Token, Token> {
  const same = new Map<Token, Token>();
  const byAnswer = new Map<string, Token>();
  for (const token of tokens) {
    const { partOf, measure, unit, start } = token.example;
    if (partOf === undefined || measure === "atRisk" || start !== undefined) continue;
    const parts = [...token.parts].flatMap(([cohort, categories]) =>
      [...categories].map(([category, value]) => [cohort, category, value] as const),
    );
    if (parts.filter(([, , value]) => value > 0).length < ENOUGH) continue;
    const answer = JSON.stringify([unit, totalOf(token), parts.map(String).toSorted()]);
    const other = byAnswer.get(answer);
    if (other === undefined) byAnswer.set(answer, token);
    else same.set(token, other);
  }
  return same;
}

/**
 * For figures that divide by a characteristic of their own: the question of another figure, divided by it too, that
 * has the same answer in all categories that both have.
 */
export function sameParts(tokens: readonly Token[]): ReadonlyMap<Token, Token> {
  const same = new Map<Token, Token>();
  const others = tokens.filter(
    ({ example }) => example.characteristics === undefined && !example.isLifeTable,
  );
  for (const token of tokens) {
    if (token.example.characteristics === undefined) continue;
    const other = others.find(
      (each) => token.example.unit === each.example.unit && agreeInParts(token, each),
    );
    if (other !== undefined) same.set(token, other);
  }
  return same;
}

function agreeInParts(token: Token, other: Token): boolean {
  const shared = [...token.parts].flatMap(([cohort, categories]) =>
    [...categories].map(([category, value]) => [value, other.parts.get(cohort)?.get(category)] as const),
  );
  return shared.some(([value]) => value > 0) && shared.every(([value, known]) => value === known);
}

import type { Key } from "../../../src/released/figure.ts";
import type { TierPolicy } from "../../disclosure/policy.ts";
import { assessments } from "../../exports/contract/assessments.ts";
import { cases } from "../../exports/contract/cases.ts";
import type { Delivery } from "../../exports/delivery.ts";
import { cohortsOf } from "./cohorts.ts";

/** Categories that the contract lists, by cohort. */
const declared: Readonly<Record<string, readonly string[]>> = {
  sex: cases.fields.sex.constraints.enum,
  pathway: cases.fields.pathway.constraints.enum,
  measure: cases.fields.measure.constraints.enum,
  initial_level: [...assessments.fields.level.constraints.enum, "unknown"],
};

interface Completion<T> {
  readonly delivery: Delivery;
  readonly policy: TierPolicy;
  /** What stands for a category with nobody in it. */
  readonly empty: (key: Key) => T;
}

/**
 * Adds the categories that the contract lists and nobody is in, where small categories are hidden whole: else a
 * row of hidden numbers would say that there is somebody. Rows stand in the contract's order, so that neither
 * does their order.
 */
export const withDeclaredCategories = <T extends { readonly key: Key }>(
  items: readonly T[],
  { delivery, policy, empty }: Completion<T>,
): readonly T[] => {
  if (policy.counts.smallestCategory === 0) return items;
  return questionsOf(items).flatMap((question) => {
    const asked = items.filter(({ key }) => sameQuestion(key, question));
    return cohortsOf(delivery).flatMap((cohort) => {
      const present = asked.filter(({ key }) => key.cohort === cohort);
      const categories = declared[cohort];
      if (categories === undefined) return present;
      return categories.map(
        (category) =>
          present.find(({ key }) => key.category === category) ?? empty({ ...question, cohort, category }),
      );
    });
  });
};

/** What is asked of every cohort: the keys without cohort and category, each once. */
const questionsOf = (items: readonly { readonly key: Key }[]): readonly Key[] => {
  const questions = items.map(({ key: { cohort, category, ...question } }): Key => question);
  return questions.filter(
    (question, index) => questions.findIndex((other) => isSame(other, question)) === index,
  );
};

const sameQuestion = ({ cohort, category, ...question }: Key, other: Key): boolean => isSame(question, other);

const isSame = (one: Key, other: Key): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, value]) => other[name] === value);

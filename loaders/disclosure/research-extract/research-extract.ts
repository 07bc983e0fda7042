import type { ResearchExtract, ResearchExtractContent } from "../../../src/released/research-extract.ts";
import type { LedgerRecord } from "../ledger-entry.ts";
import { anonymized } from "./anonymized.ts";
import { classSizes, isAnonymous } from "./class-sizes.ts";
import type { ExtractPolicy } from "./extract-policy.ts";
import { extractTables } from "./extract-tables.ts";
import { freshPseudonyms, type RandomBytes } from "./fresh-pseudonyms.ts";
import type { Person } from "./person.ts";
import { ResearchExtractError } from "./research-extract-error.ts";
import { riskReportOf } from "./risk-report-of.ts";

/**
 * The door of the research extract. This file is the only maker of `ResearchExtract`; a cast elsewhere fails twice:
 * a test reads the tree for it, and whoever writes files asks `assertResearchExtract`, which knows every extract
 * that was made here.
 */
const made = new WeakSet<object>();

interface ExtractOptions {
  readonly policy: ExtractPolicy;
  /** Source of the pseudonyms; the system's by default. */
  readonly random?: RandomBytes;
}

/** Makes rows that may be given to named researchers. Throws ResearchExtractError where the policy cannot be kept. */
export function makeResearchExtract(
  people: readonly Person[],
  { policy, random }: ExtractOptions,
): ResearchExtract {
  const anonymous = anonymized(people, policy);
  const kept = people.length - anonymous.generalization.suppressed;
  const { tables, coded } = extractTables(anonymous, freshPseudonyms(kept, random), policy);
  const [table] = tables;
  if (table === undefined || !isAnonymous(table, policy.k))
    throw new ResearchExtractError(
      "not an extract",
      "its own check found a class of fewer people than the policy's k. Please report this.",
    );
  return brand({ tables, report: riskReportOf(anonymous, policy, coded) });
}

/** Refuses what was not made here in this process, whatever its type says. */
export function assertResearchExtract(value: object): void {
  if (!made.has(value))
    throw new ResearchExtractError(
      "not an extract",
      "this was not made by the door of the research extract. Make it with makeResearchExtract.",
    );
}

/** What holders of the extract can count, for the ledger: the exact size of each class. */
export function extractStatements({ tables: [people] }: ResearchExtract): LedgerRecord["statements"] {
  if (people === undefined) return [];
  const names = people.columns.flatMap(({ name, role }) => (role === "quasi-identifier" ? [name] : []));
  return [...classSizes(people)]
    .map(([key, size]) => {
      const values = JSON.parse(key) as readonly unknown[];
      return {
        kind: "count" as const,
        key: Object.fromEntries(names.map((name, index) => [name, String(values[index])])),
        measure: "people",
        lower: size,
        upper: size,
      };
    })
    .toSorted((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1));
}

/** Frozen, so that nobody adds to what has been checked. */
function brand(content: ResearchExtractContent): ResearchExtract {
  const frozen = deepFreeze(content);
  made.add(frozen);
  return frozen as ResearchExtract;
}

function deepFreeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) deepFreeze(part);
  return value;
}

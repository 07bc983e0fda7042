import { type DeliveryRule, deliveryRules } from "./rules.ts";

/** One reason why a delivery is refused: where it is, never what it holds. */
export interface Finding {
  readonly rule: DeliveryRule;
  /** File name relative to the folder that holds it. */
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  /** What is wrong, in words of the program; null where rule and cure say it all. */
  readonly detail: string | null;
}

interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: string;
  readonly detail?: string;
}

export const finding = (rule: DeliveryRule, { file, line, column, detail }: Place): Finding => ({
  rule,
  file,
  line: line ?? null,
  column: column ?? null,
  detail: detail ?? null,
});

/** "cases.csv, line 3, column sex: duplicate column. Name every column once …" */
export function findingText({ rule, file, line, column, detail }: Finding): string {
  const place = [
    file,
    ...(line === null ? [] : [`line ${line}`]),
    ...(column === null ? [] : [`column ${column}`]),
  ].join(", ");
  return `${place}: ${rule}${detail === null ? "" : ` (${detail})`}. ${deliveryRules[rule]}`;
}

/** The delivery is refused as a whole: nothing of it is used, and nothing is written. Exit code 2. */
export class DeliveryRefused extends Error {
  override readonly name = "DeliveryRefused";
  readonly exitCode = 2;
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(`The delivery is refused.\n${findings.map(findingText).join("\n")}`);
    this.findings = findings;
  }
}

/** Refuses for one reason. */
export function refuse(rule: DeliveryRule, place: Place): never {
  throw new DeliveryRefused([finding(rule, place)]);
}

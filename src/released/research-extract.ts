import type { RiskReport } from "./risk-report.ts";

export interface ExtractColumn {
  readonly name: string;
  readonly type: "text" | "number";
  /** What kind of column: the pseudonym, a quasi-identifier, or what is told of the person. */
  readonly role: "pseudonym" | "quasi-identifier" | "sensitive";
  readonly values: readonly (string | number | null)[];
}

export interface ExtractTable {
  readonly name: "people" | "outcomes";
  readonly rows: number;
  readonly columns: readonly ExtractColumn[];
}

export interface ResearchExtractContent {
  readonly tables: readonly ExtractTable[];
  readonly report: RiskReport;
}

declare const researchExtract: unique symbol;

/**
 * Rows of people that have passed the checks of the research tier. The brand cannot be written outside
 * loaders/disclosure/research-extract/research-extract.ts, and holds at run time too.
 */
export type ResearchExtract = ResearchExtractContent & { readonly [researchExtract]: true };

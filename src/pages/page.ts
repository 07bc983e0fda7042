import type { Format } from "../format/format.ts";
import type { Translate } from "../messages/translate.ts";
import type { AuditReport } from "../released/audit-report.ts";
import type { RiskReport } from "../released/risk-report.ts";
import type { SiteData } from "../released/site-data.ts";

/** All that a page is made from. */
export interface PageContext {
  readonly site: SiteData;
  /** The document in which the elements are made (linkedom at build time). */
  readonly document: Document;
  readonly t: Translate;
  readonly format: Format;
  readonly locale: string;
  /** The research extract, in builds that have one. */
  readonly extract?: ExtractContent | undefined;
  /** The audit of what is published, in builds of the internal tier that were given one. */
  readonly audit?: AuditReport | undefined;
}

/** What is told of an extract besides its rows. */
export interface ExtractContent {
  readonly report: RiskReport;
  readonly dictionary: readonly {
    readonly table: string;
    readonly column: string;
    readonly type: string;
    readonly role: string;
    readonly meaning: string;
  }[];
}

export interface PageContent {
  readonly title: string;
  readonly description: string;
  readonly body: readonly Element[];
}

export interface Page {
  readonly id:
    | "overview"
    | "relapse"
    | "monitoring"
    | "programmes"
    | "staff"
    | "extract"
    | "audit"
    | "methods";
  /** Address without an ending: "/", "/relapse". */
  readonly path: string;
  readonly render: (context: PageContext) => PageContent;
}

import type { Format } from "../format/format.ts";
import type { Translate } from "../messages/translate.ts";
import type { SiteData } from "../released/site-data.ts";

/** All that a page is made from. */
export interface PageContext {
  readonly site: SiteData;
  /** The document in which the elements are made (linkedom at build time). */
  readonly document: Document;
  readonly t: Translate;
  readonly format: Format;
  readonly locale: string;
}

export interface PageContent {
  readonly title: string;
  readonly description: string;
  readonly body: readonly Element[];
}

export interface Page {
  readonly id: "overview" | "relapse" | "monitoring" | "programmes" | "staff" | "methods";
  /** Address without an ending: "/", "/relapse". */
  readonly path: string;
  readonly render: (context: PageContext) => PageContent;
}

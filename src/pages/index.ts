import { audit } from "./audit.ts";
import { methods } from "./methods.ts";
import { monitoring } from "./monitoring.ts";
import { overview } from "./overview.ts";
import type { Page, PageContext } from "./page.ts";
import { programmes } from "./programmes.ts";
import { relapse } from "./relapse.ts";
import { researchExtract } from "./research-extract.ts";
import { staff } from "./staff.ts";

/** All pages in the order of the navigation. */
export const pages: readonly Page[] = [overview, relapse, monitoring, programmes, staff, methods];

/** The pages of a site: those of the research extract and of the audit stand in builds that have them. */
export const pagesOf = ({
  extract,
  audit: report,
}: Pick<PageContext, "extract" | "audit">): readonly Page[] => {
  const own = [...(extract === undefined ? [] : [researchExtract]), ...(report === undefined ? [] : [audit])];
  return pages.flatMap((page) => (page === methods ? [...own, page] : [page]));
};

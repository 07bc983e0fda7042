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

/** The pages of a site: the one of the research extract stands in builds that have an extract. */
export const pagesOf = ({ extract }: Pick<PageContext, "extract">): readonly Page[] =>
  extract === undefined
    ? pages
    : pages.flatMap((page) => (page === methods ? [researchExtract, page] : [page]));

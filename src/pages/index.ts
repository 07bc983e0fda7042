import { methods } from "./methods.ts";
import { monitoring } from "./monitoring.ts";
import { overview } from "./overview.ts";
import type { Page } from "./page.ts";
import { programmes } from "./programmes.ts";
import { relapse } from "./relapse.ts";
import { staff } from "./staff.ts";

/** All pages in the order of the navigation. */
export const pages: readonly Page[] = [overview, relapse, monitoring, programmes, staff, methods];

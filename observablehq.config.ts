import { readdirSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * Framework draws what loaders/publish has written into a site folder: pages with their charts already in
 * them, one style sheet, one small script. It fetches nothing: no fonts, no libraries, no versions.
 */
const site = process.env.THROUGHCARE_SITE;
const output = process.env.THROUGHCARE_OUTPUT;
if (site === undefined || output === undefined)
  throw new Error(
    "Use npm run build, npm run demo or npm run dev: they write the pages that Framework builds.",
  );

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(site, join(entry.parentPath, entry.name))}`)
    .sort();

export default {
  root: relative(process.cwd(), site),
  output: relative(process.cwd(), output),
  title: "Throughcare",
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  header: "",
  footer: "",
  // Released tables keep their address, so that a citation of one stays valid.
  dynamicPaths: files(join(site, "data")),
};

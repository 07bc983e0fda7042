import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseHTML } from "linkedom";
import { banner } from "../../src/components/banner.ts";
import { siteFooter } from "../../src/components/site-footer.ts";
import { siteHeader } from "../../src/components/site-header.ts";
import { createFormat } from "../../src/format/format.ts";
import { translator } from "../../src/messages/translate.ts";
import { pagesOf } from "../../src/pages/index.ts";
import type { Page, PageContent, PageContext } from "../../src/pages/page.ts";
import { readAuditReport } from "./audit-files.ts";
import { programFolder } from "./framework-build.ts";
import { contentId, pageSource } from "./page-source.ts";
import { readReleased } from "./released-files.ts";
import { readResearchPage } from "./research-files.ts";
import { type Reads, watched } from "./trace/reads.ts";

interface WriteSiteOptions {
  /** Folder of the released files. */
  readonly released: string;
  /** Folder that Framework will read; files that stay the same are not written again. */
  readonly site: string;
  readonly locale?: string;
}

/** The name of the program, in every language. */
const siteName = "Throughcare";

/** Files of the program that pages load, with their place in the site. */
const assets = [
  { from: join("src", "style"), to: "." },
  {
    from: join("src", "components", "focus-values.client.ts"),
    to: join("components", "focus-values.client.ts"),
  },
];

export interface WrittenSite {
  readonly locale: string;
  /** What each page has read of the release, by the name of its file without an ending. */
  readonly reads: ReadonlyMap<string, Reads>;
}

/** Writes everything that Framework builds: pages with their charts in them, style, script and downloads. */
export async function writeSite({ released, site, locale = "en" }: WriteSiteOptions): Promise<WrittenSite> {
  const data = await readReleased(released);
  const { document } = parseHTML("<!DOCTYPE html><html><body></body></html>");
  const context: PageContext = {
    site: data,
    document,
    t: translator(locale),
    format: createFormat(locale),
    locale,
    extract: await readResearchPage(join(released, "extract")),
    audit: await readAuditReport(released),
  };
  const written = new Set<string>();
  const write = (file: string, text: string | Buffer) => {
    written.add(file);
    return writeIfChanged(join(site, file), text);
  };
  const reads = new Map<string, Reads>();
  const rendered = pagesOf(context).map((page) => {
    const own = watched(context);
    reads.set(nameOf(page), own.reads);
    return { page, content: page.render(own.context) };
  });
  for (const { page, content } of rendered)
    await write(`${nameOf(page)}.md`, sourceOf(page, content, { context, titles: rendered }));
  for (const { from, to } of assets)
    for (const file of await filesOf(join(programFolder, from)))
      await write(join(to, file), await readFile(join(programFolder, from, file)));
  for (const file of await filesOf(released))
    await write(join("data", file), await readFile(join(released, file)));
  await removeOthers(site, written);
  return { locale, reads };
}

const nameOf = ({ path }: Page) => (path === "/" ? "index" : path.slice(1));

/** Addresses within the site are relative, so that it can stand in any folder of a host. */
const addressOf = ({ path }: Page) => `.${path}`;

interface Shell {
  readonly context: PageContext;
  readonly titles: readonly { readonly page: Page; readonly content: PageContent }[];
}

/** A page between the header and the footer that all pages share. */
function sourceOf(page: Page, { title, description, body }: PageContent, { context, titles }: Shell): string {
  const { document, t, format, site } = context;
  const links = titles.map((each) => ({
    title: each.content.title,
    href: addressOf(each.page),
    current: each.page === page,
  }));
  const header = siteHeader(
    { title: siteName, home: "./", pages: links, content: contentId },
    { document, t },
  );
  const notice = banner(site, { document, t });
  return pageSource({
    title,
    description,
    header: [header, notice].map((part) => part?.outerHTML ?? "").join(""),
    body: body.map((part) => part.outerHTML).join(""),
    footer: siteFooter(site, { document, t, format }).outerHTML,
  });
}

/** Files below a folder, relative to it; a file has one, itself. */
async function filesOf(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === "ENOTDIR") return null;
    throw error;
  });
  if (entries === null) return [""];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
}

async function writeIfChanged(file: string, content: string | Buffer): Promise<void> {
  const bytes = Buffer.from(content);
  const before = await readFile(file).catch(() => null);
  if (before?.equals(bytes)) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

/** Removes what an earlier run wrote and this one did not; Framework's own cache stays. */
async function removeOthers(site: string, written: ReadonlySet<string>): Promise<void> {
  for (const file of await filesOf(site))
    if (!file.startsWith(".observablehq") && !written.has(file)) await rm(join(site, file));
}

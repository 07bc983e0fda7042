import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { readAuditReport } from "../audit-files.ts";
import { readReleased, releasedTexts } from "../released-files.ts";
import { readResearchPage } from "../research-files.ts";
import { SiteError } from "../site-error.ts";
import { allowedOnPages } from "./allowed-on-page.ts";
import type { Reads } from "./reads.ts";
import { tracePage } from "./trace-page.ts";

interface TraceSite {
  /** The built site. */
  readonly folder: string;
  /** Folder of the released files that it was drawn from. */
  readonly released: string;
  readonly locale: string;
  /** What each page has read, by its name. */
  readonly reads: ReadonlyMap<string, Reads>;
}

/** The program's own code and style, which nobody's data reach. */
const program = /^_(?:import|observablehq|npm|node)\/[\w./@-]+\.(?:js|css)$/;

/**
 * Every number of a built site is one that was released, or one of the stated kinds that are no data (an author's
 * words, the rules of the tier, dates of the delivery, scales of axes). Downloads are the released files, byte by
 * byte; a file of any other kind is refused, because nobody would have read it.
 * @throws {SiteError}
 */
export async function traceSite({ folder, released, locale, reads }: TraceSite): Promise<void> {
  const site = await readReleased(released);
  const extract = await readResearchPage(join(released, "extract"));
  const audit = await readAuditReport(released);
  const allowedOn = allowedOnPages({ site, extract, audit, locale });
  const texts = releasedTexts(site);
  for (const file of await filesOf(folder)) {
    const page = file.endsWith(".html") ? reads.get(file.slice(0, -".html".length)) : undefined;
    if (page !== undefined)
      tracePage({
        page: file,
        html: await readFile(join(folder, file), "utf8"),
        locale,
        said: page.said,
        allowedIn: allowedOn(page),
      });
    else if (file.startsWith("data/")) await traceDownload({ folder, released, file, texts });
    else if (!program.test(file))
      throw new SiteError(
        `${file}: nothing says where the numbers of this file come from. Leave it out, or give files of its kind a trace (loaders/publish/trace).`,
      );
  }
}

/** Files beside the figures, which other doors have let out. */
const isFolderOfItsOwn = (name: string) => name.startsWith("extract/") || name === "audit/report.json";

interface Download {
  readonly folder: string;
  readonly released: string;
  readonly file: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** A download is what the gate let out; the rows of an extract, which are no figures, what its own door wrote. */
async function traceDownload({ folder, released, file, texts }: Download): Promise<void> {
  const name = file.slice("data/".length);
  const found = await readFile(join(folder, file));
  const expected = isFolderOfItsOwn(name)
    ? await readFile(join(released, name)).catch(() => undefined)
    : Buffer.from(texts[name] ?? "");
  if (expected === undefined || (!isFolderOfItsOwn(name) && !(name in texts)))
    throw new SiteError(`${file}: no released file has this name. Leave it out, or release it.`);
  if (found.equals(expected)) return;
  const line = firstDifference(found.toString("utf8"), expected.toString("utf8"));
  throw new SiteError(`${file}, line ${line}: this is not what was released. Build again from the delivery.`);
}

function firstDifference(found: string, expected: string): number {
  const [one, other] = [found.split("\n"), expected.split("\n")];
  const index = one.findIndex((line, at) => line !== other[at]);
  return (index === -1 ? one.length : index) + 1;
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { finishPage } from "./finish-page.ts";
import { SiteError } from "./site-error.ts";

interface FinishSiteOptions {
  readonly folder: string;
  readonly language: string;
}

/** Finishes every built page and refuses a site that would break, or ask somebody else, before a reader. */
export async function finishSite({ folder, language }: FinishSiteOptions): Promise<void> {
  await rm(join(folder, "_file", "data"), { recursive: true, force: true });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    if (!/\.(html|css|js)$/.test(file)) continue;
    const text = await readFile(file, "utf8");
    refuseFaults(relative(folder, file), text);
    if (file.endsWith(".html")) await writeFile(file, finishPage(text, { language }));
  }
}

/** Where a browser would load something from, as HTML and CSS write it. */
const requests = [
  /<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*\s(?:src|data)\s*=\s*["']?(?:https?:)?\/\//i,
  /<link\b[^>]*\shref\s*=\s*["']?(?:https?:)?\/\//i,
  /@import\s+(?:url\()?["']?(?:https?:)?\/\//i,
  /url\(\s*["']?(?:https?:)?\/\//i,
];

function refuseFaults(file: string, text: string): void {
  if (file.endsWith(".html") && text.includes("observablehq--error"))
    throw new SiteError(`${file}: Framework reports an error in this page.`);
  if (!file.endsWith(".js") && requests.some((pattern) => pattern.test(text)))
    throw new SiteError(`${file}: the page would load something from another host.`);
}

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprintOf } from "../../../loaders/disclosure/fingerprint.ts";
import { releasedTexts } from "../../../loaders/publish/released-files.ts";
import { traceSite } from "../../../loaders/publish/trace/trace-site.ts";
import { writeSite } from "../../../loaders/publish/write-site.ts";
import type { Tier } from "../../../src/released/site-data.ts";
import { demoSite } from "../../pages/fixtures/demo-site.ts";

export interface BuiltSite {
  readonly read: (file: string) => string;
  readonly write: (file: string, text: string) => void;
  /** Resolves where every number is traced. */
  readonly trace: () => Promise<void>;
  readonly remove: (file: string) => void;
  readonly close: () => void;
}

/** A site as Framework would write it, whose HTML passes unchanged: pages, downloads, and the release behind them. */
export async function builtSite(tier: Exclude<Tier, "research">): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), "trace-"));
  const [released, pages, site] = ["released", "pages", "site"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const data = demoSite(tier);
  mkdirSync(join(released, "figures"), { recursive: true });
  const texts = releasedTexts({ ...data, fingerprint: fingerprintOf(data.figures) });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(released, name), text);
  const { locale, reads } = await writeSite({ released, site: pages });
  mkdirSync(site);
  cpSync(join(pages, "data"), join(site, "data"), { recursive: true });
  for (const name of reads.keys()) {
    const source = readFileSync(join(pages, `${name}.md`), "utf8");
    writeFileSync(join(site, `${name}.html`), htmlOf(source));
  }
  return {
    read: (file) => readFileSync(join(site, file), "utf8"),
    write: (file, text) => {
      mkdirSync(join(site, file, ".."), { recursive: true });
      writeFileSync(join(site, file), text);
    },
    trace: () => traceSite({ folder: site, released, locale, reads }),
    remove: (file) => rmSync(join(site, file)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Front matter and Markdown as one document. */
function htmlOf(source: string): string {
  const [, matter = "", body = ""] = source.split(/^---$/m);
  const parts = Object.fromEntries(
    matter
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")), JSON.parse(line.slice(line.indexOf(":") + 1))]),
  );
  return `<!DOCTYPE html><html><head><title>${parts.title}</title>${parts.head}</head><body>${parts.header}${body}${parts.footer}</body></html>`;
}

import { createHash } from "node:crypto";
import { SiteError } from "./site-error.ts";

interface FinishOptions {
  /** BCP 47 language of the page. */
  readonly language: string;
}

/**
 * What Framework leaves open in a page's HTML: the language, a viewport that allows zooming, and a
 * Content-Security-Policy that allows the page's own files and the inline code it came with, by hash.
 */
export function finishPage(html: string, { language }: FinishOptions): string {
  const stable = html.replace(hashedDownload, "./data/$1");
  const withLanguage = replaceOnce(stable, /<html>/, `<html lang="${language}">`);
  const zoomable = replaceOnce(withLanguage, /, maximum-scale=1/, "");
  return replaceOnce(
    zoomable,
    /<meta charset="utf-8">/,
    `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policyOf(zoomable)}">`,
  );
}

/**
 * Framework gives the target of a download link a second address with a hash in it; readers are sent to the one
 * that stays the same from release to release.
 */
const hashedDownload = /\.\/_file\/data\/([\w/-]+)\.[0-9a-f]{8}(?=\.(?:csv|parquet|json|txt)")/g;

/** The policy of one page: nothing from elsewhere, no inline code but what is there now. */
function policyOf(html: string): string {
  if (/\sstyle="/.test(html))
    throw new SiteError("A page carries a style attribute, which its policy forbids.");
  const hashes = (tag: "script" | "style") =>
    [...html.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>(.*?)</${tag}>`, "gs"))]
      .map((match) => match[1] ?? "")
      .filter((content) => content !== "")
      .map((content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`);
  const sources = (tag: "script" | "style") => ["'self'", ...new Set(hashes(tag).sort())].join(" ");
  return [
    "default-src 'none'",
    `script-src ${sources("script")}`,
    `style-src ${sources("style")}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function replaceOnce(html: string, pattern: RegExp, replacement: string): string {
  if (html.match(new RegExp(pattern, "g"))?.length !== 1)
    throw new SiteError(
      `Framework's page no longer holds exactly one ${pattern.source}; see docs/architecture.md.`,
    );
  return html.replace(pattern, () => replacement);
}

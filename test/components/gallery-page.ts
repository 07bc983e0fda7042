import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gallery, stylesheet } from "./gallery.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The gallery as a page under a policy that allows its own style sheet and the client script, by hash, and nothing else. */
export function galleryPage(): { readonly html: string; readonly script: string } {
  const script = clientScript();
  const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const policy = `default-src 'none'; style-src ${hash(stylesheet())}; script-src ${hash(script)}`;
  const html = gallery()
    .replace("<head>", `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace("</body>", () => `<script type="module">${script}</script></body>`);
  return { html, script };
}

/** The client enhancement as the browser gets it, its types taken out by the compiler. */
function clientScript(): string {
  const folder = mkdtempSync(join(tmpdir(), "throughcare-"));
  try {
    const options = [
      "--ignoreConfig",
      "--target",
      "es2022",
      "--module",
      "esnext",
      "--removeComments",
      "--outDir",
      folder,
    ];
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [
      compiler,
      join(root, "src/components/focus-values.client.ts"),
      ...options,
    ]);
    return readFileSync(join(folder, "focus-values.client.js"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

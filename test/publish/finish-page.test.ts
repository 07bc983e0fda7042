import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { finishPage } from "../../loaders/publish/finish-page.ts";
import { SiteError } from "../../loaders/publish/site-error.ts";

const page = (body: string, head = "") => `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
${head}
</head>
<body>${body}</body>
</html>`;
const finished = (body: string, head?: string) => finishPage(page(body, head), { language: "sq" });

describe("finishPage(html) closes what Framework leaves open", () => {
  it("says the language and allows zooming", () => {
    expect(finished("")).toContain('<html lang="sq">');
    expect(finished("")).not.toContain("maximum-scale");
  });

  it("allows inline code by its hash, and nothing else", () => {
    const code = 'import "./client.js";';
    const hash = createHash("sha256").update(code).digest("base64");
    const html = finished(`<script type="module">${code}</script>`);
    expect(html).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toContain("unsafe");
  });

  it("gives downloads the address that stays", () => {
    const html = finished('<a href="./_file/data/figures/reoffending.0a1b2c3d.csv" download>CSV</a>');
    expect(html).toContain('href="./data/figures/reoffending.csv"');
  });

  it("refuses a style attribute, which the policy would block", () => {
    expect(() => finished('<p style="color: red">x</p>')).toThrow(SiteError);
  });

  it("refuses a page that Framework writes in another way than it used to", () => {
    expect(() => finishPage("<html><head></head></html>", { language: "en" })).toThrow(SiteError);
  });
});

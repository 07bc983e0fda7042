import { describe, expect, it } from "vitest";
import { pageSource } from "../../loaders/publish/page-source.ts";

const source = (body: string) =>
  pageSource({
    title: "A: title",
    description: 'It says "no" & <yes>',
    header: "<p>h</p>",
    body,
    footer: "<p>f</p>",
  });

describe("pageSource(parts) writes what Framework reads as it is", () => {
  it("keeps the body on one line, so that no blank line ends its HTML", () => {
    const text = source("<p>one</p>\n\n<p>two</p>");
    expect(text).toContain('<div class="page" id="content"><p>one</p> <p>two</p></div>');
  });

  it("keeps the lines of preformatted text", () => {
    expect(source("<pre>a\n\nb</pre>")).toContain("<pre>a&#10;&#10;b</pre>");
  });

  it("leaves nothing that would be read as code", () => {
    expect(source(`<p>$${"{secret}"}</p>`)).not.toMatch(/\$\{/);
  });

  it("quotes the title and escapes the description", () => {
    const text = source("");
    expect(text).toContain('title: "A: title"');
    expect(text).toContain("It says &quot;no&quot; &amp; &lt;yes>");
  });
});

import { describe, expect, it } from "vitest";
import * as statistics from "../../src/statistics/index.ts";
import { examplesOf, outcomes } from "./documentation/examples.ts";
import { textOf } from "./files.ts";
import { catalogue } from "./misuse/index.ts";

const page = (file: string) => textOf(`docs/statistics/${file}`);

const HEADINGS = [
  "Question",
  "Formula",
  "Assumptions",
  "Example",
  "How to read it",
  "When it fails",
  "In R",
  "References",
];

/** Functions that are no estimators: parts of others, told of on the pages of those. */
const PARTS = /^(beta|gamma|normal|studentT|chiSquared|f)(Cdf|Density|Quantile|Upper)$|^stepAt$/;

const estimators = Object.entries(statistics)
  .filter(([name, value]) => typeof value === "function" && !PARTS.test(name) && name !== "StatisticsError")
  .map(([name]) => name);

const pageOf = (name: string) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;

describe.each(estimators)("%s", (name) => {
  it("has a page that answers every question, with a reference", () => {
    const text = page(pageOf(name));
    expect(text.startsWith(`# \`${name}\`\n`)).toBe(true);
    expect(text.match(/(?<=^## ).*$/gm)).toEqual(HEADINGS);
    expect(text.slice(text.indexOf("## References"))).toMatch(/doi:10\.\d{4,}\/\S/);
  });

  it("gives what the examples of its page say", () => {
    const examples = examplesOf(page(pageOf(name)));
    expect(examples.join("\n")).toContain(`${name}(`);
    const checked = examples.flatMap((example) => outcomes(example));
    expect(checked.length).toBeGreaterThan(0);
    for (const { line, found, expected } of checked) expect(found, line).toEqual(expected);
  });

  it("stands in the table of what it is in R", () => {
    expect(page("README.md")).toContain(`[\`${name}\`](${pageOf(name)})`);
  });

  it("is put to every edge", () => {
    expect(Object.keys(catalogue)).toContain(name);
  });
});

/** The members of a union of strings, as its file writes them. */
const membersOf = (file: string) => {
  const text = textOf(`src/statistics/${file}`);
  const union = text.slice(text.indexOf("export type"), text.indexOf(";"));
  return [...union.matchAll(/^ {2}\| "([^"]+)"/gm)].map(([, code]) => code!);
};

describe("the entrance", () => {
  const readme = page("README.md");

  it("explains every code of a warning, and names every reason for no estimate", () => {
    const warnings = membersOf("warning.ts");
    expect(warnings.length).toBeGreaterThan(5);
    expect(readme.match(/(?<=^\| `)[a-z ]+(?=` \|)/gm)).toEqual(warnings);
    const reasons = membersOf("not-estimable.ts");
    expect(reasons.length).toBeGreaterThan(5);
    for (const reason of reasons) expect(readme.replaceAll("\n", " ")).toContain(`"${reason}"`);
  });

  it("has a row for every estimator and for nothing else, and no dead link", () => {
    const rows = readme.match(/(?<=^\| .*\[`)\w+(?=`\]\([\w-]+\.md\))/gm);
    expect(rows?.toSorted()).toEqual(estimators.toSorted());
    for (const [, file] of readme.matchAll(/\]\(([\w-]+\.md)\)/g))
      expect(page(file!).length).toBeGreaterThan(0);
  });
});

import { catalogueEntries } from "../../loaders/indicators/index.ts";
import { translator } from "../../src/messages/translate.ts";

/** What the catalogue says of each indicator, in the order of the document. */
export const parts = [
  "question",
  "population",
  "numerator",
  "denominator",
  "included",
  "excluded",
  "window",
  "competing",
  "direction",
  "reading",
  "limits",
] as const;

const names: Readonly<Record<(typeof parts)[number], string>> = {
  question: "Question",
  population: "Population",
  numerator: "Numerator",
  denominator: "Denominator",
  included: "Included",
  excluded: "Excluded",
  window: "Window",
  competing: "Competing events",
  direction: "Direction",
  reading: "How to read it",
  limits: "What this cannot show",
};

/** docs/indicators.md, from the catalogue and its English words. */
export function catalogueDocument(): string {
  const t = translator("en");
  const sections = catalogueEntries().map((entry) =>
    [
      `## ${t(`indicators.${entry.id}.title`)}`,
      `\`${entry.id}\`, version ${entry.version}. Pillar: ${entry.pillar}. Counts ${entry.unit}. Needs: ${entry.requires.join(", ")}.`,
      ...parts.map((part) => `**${names[part]}.** ${t(`indicators.${entry.id}.${part}`)}`),
      [
        "Figures:",
        "",
        ...entry.figures.map((id) => `- \`${id}\`: ${t(`indicators.${entry.id}.figures.${id}`)}`),
      ].join("\n"),
      ["References:", "", ...entry.references.map((reference) => `- ${reference}`)].join("\n"),
    ].join("\n\n"),
  );
  const opening = [
    "# Indicators",
    "Written from the catalogue (loaders/indicators) and its words (src/messages/en/indicators.json) by `npx vitest run test/indicators/catalogue.test.ts --update`; a test fails when it is out of date.",
  ];
  return `${[...opening, ...sections].join("\n\n")}\n`;
}

import { readFileSync } from "node:fs";
import { parseHTML } from "linkedom";
import { banner } from "../../src/components/banner.ts";
import { drawnState } from "../../src/components/charts/drawn-state.ts";
import type { ComponentOptions } from "../../src/components/component-options.ts";
import { definitionBlock } from "../../src/components/definition-block.ts";
import { element } from "../../src/components/element.ts";
import { type FigureBlockOptions, figureBlock } from "../../src/components/figure-block.ts";
import { keyFigure } from "../../src/components/key-figure.ts";
import { siteFooter } from "../../src/components/site-footer.ts";
import { siteHeader } from "../../src/components/site-header.ts";
import { createFormat } from "../../src/format/format.ts";
import { translator } from "../../src/messages/translate.ts";
import type { Figure } from "../../src/released/figure.ts";
import * as figures from "./released-figures.ts";

/** What components are given in tests: linkedom's document, the English messages, British number formats. */
export function testOptions(): ComponentOptions {
  const { document } = parseHTML("<!doctype html><html lang=en><head></head><body></body></html>");
  const t = translator("en");
  const grades: Readonly<Record<string, string>> = {
    "1": t("category.evidence.1"),
    "2": t("category.evidence.2"),
    "3": t("category.evidence.3"),
  };
  return {
    document,
    t,
    format: createFormat("en"),
    categoryLabel: (dimension, category) =>
      dimension === "evidence"
        ? (grades[category] ?? category)
        : dimension === "horizon"
          ? `${category} months`
          : category,
  };
}

const provenance = { fingerprint: "4f9d0c7be1a2".padEnd(64, "0"), asOf: "2025-06-30" };
const small = { people: 300, tier: "public" } as const;
const smallInternal = { people: 300, tier: "internal" } as const;
const large = { people: 26_000, tier: "public" } as const;

/** Every component in every state, with figures of services of three sizes and both tiers. */
export function examples(): readonly [
  Figure,
  Pick<FigureBlockOptions, "title" | "subtitle" | "notes" | "direction">,
][] {
  const say = (title: string, subtitle: string, ...notes: string[]) => ({ title, subtitle, notes });
  return [
    [
      figures.incidenceByEvidence(small),
      say(
        "Of 100 people, about 12 had an unverified report within three years",
        "Extremist relapse by grade of evidence, 300 people, public tier",
        "300 people from the start of supervision. Bands are 95% intervals.",
      ),
    ],
    [
      figures.incidenceByEvidence(smallInternal),
      say(
        "Adjudicated relapse stays rare",
        "Extremist relapse by grade of evidence, 300 people, internal tier",
      ),
    ],
    [
      figures.incidenceByEvidence(large),
      say("Three grades, three levels", "The same, 26,000 people, public tier"),
    ],
    [
      figures.incidenceByCohort(small),
      say("Two offices can be shown", "Reoffending by office, 300 people, public tier"),
    ],
    [
      figures.incidenceByCohort(large),
      say("Mitrovica lies higher than Peja", "Reoffending by office, 26,000 people, public tier"),
    ],
    [
      figures.incidenceByPathway(small),
      say(
        "Released people reoffend sooner than people on probation orders",
        "Reoffending by pathway, 300 people, public tier",
      ),
    ],
    [
      figures.incidenceByWeek(),
      say(
        "With financial aid, fewer were arrested within a year",
        "Arrest by financial aid, 432 people, internal tier",
      ),
    ],
    [
      figures.everyState(),
      say("Every state of a rate has a drawing of its own", "Share with the outcome by state"),
    ],
    [
      figures.ratesByCategory(small),
      say("Younger people reoffended more often", "Reoffending within 12 months, 300 people, public tier"),
    ],
    [
      figures.ratesByHorizon(large),
      say(
        "Reoffending grows more slowly after the first year",
        "Reoffending by evidence and horizon, 26,000 people, public tier",
      ),
    ],
    [
      figures.compliance(small, { periods: 10, signal: false }),
      {
        ...say("Contacts are kept as usual", "Share of required contacts kept, public tier"),
        direction: "higher is better",
      },
    ],
    [
      figures.compliance(smallInternal, { periods: 30, signal: true }),
      {
        ...say("More contacts were kept last month", "Share of required contacts kept, internal tier"),
        direction: "higher is better",
      },
    ],
    [
      figures.funnel(small, [["all", 0.8]]),
      say(
        "Of 100 eligible people, about 31 completed a programme",
        "Programme stages, 300 people, public tier",
      ),
    ],
    [
      figures.funnel(small, [
        ["work", 0.5],
        ["mentoring", 0.25],
        ["family support", 0.09],
        ["religious counselling", 0.02],
      ]),
      say("Work is the programme most often completed", "Programme stages by kind, public tier"),
    ],
    [
      figures.training(),
      say(
        "Staff scored about 13 points more after the course on risk assessment",
        "Test score before and after, points of 100",
      ),
    ],
    [
      figures.discrimination(),
      say(
        "The level ranks people somewhat better than chance",
        "Area under the ROC curve of the first level for reoffending",
      ),
    ],
    [
      figures.longNames(smallInternal),
      say("Three of four people were assessed in time", "Four marks of careful assessment"),
    ],
    [figures.unavailable(), say("Nothing can be said about certificates", "Staff with a valid certificate")],
  ];
}

/** The page as it would be served, with the style sheets in their order and no script. */
export function gallery(options: ComponentOptions = testOptions()): string {
  const { document } = options;
  document.title = "Gallery of components";
  const blocks = examples().map(([figure, says], index) =>
    figureBlock(figure, {
      ...options,
      ...says,
      id: `figure-${index}`,
      csvHref: `./${figure.id}.csv`,
      definitionHref: "#definition-example",
      provenance,
    }),
  );
  const main = element(
    document,
    "main",
    { id: "content" },
    element(document, "h1", {}, "Gallery of components"),
    element(document, "p", {}, "How figures are drawn, and what stands where nothing may be."),
    element(
      document,
      "div",
      { class: "key-figures" },
      keyFigure(
        {
          label: "Reoffended within 12 months",
          value: { kind: "rate", value: 0.21, lower: 0.16, upper: 0.28 },
          numerator: { kind: "count", value: 45, within: 2 },
          denominator: { kind: "count", value: 210, within: 2 },
        },
        options,
      ),
      keyFigure(
        {
          label: "Adjudicated extremist relapse",
          value: { kind: "under", bound: 0.03 },
          numerator: { kind: "c", side: "few", limit: 9 },
          denominator: { kind: "count", value: 300, within: 2 },
        },
        options,
      ),
      keyFigure({ label: "Certified raters", value: { kind: "c" } }, options),
      keyFigure(
        {
          label: "Reoffended within 36 months",
          value: { kind: "x", reason: { code: "follow-up too short", detail: { months: 36 } } },
        },
        options,
      ),
    ),
    element(document, "h2", {}, "Figures"),
    ...blocks,
    element(document, "h2", {}, "States"),
    ...(["confidential", "too-few", "not-delivered", "not-applicable", "empty"] as const).map((state) =>
      drawnState(state, `The state “${state}” in one sentence.`, options),
    ),
    element(document, "h2", {}, "Definitions"),
    definitionBlock(
      {
        id: "example",
        version: "1.0.0",
        pillar: "outcome",
        unit: "people",
        direction: "lower is better",
        requires: ["cases", "events"],
        figures: [],
        references: [
          "Aalen, Johansen 1978, An empirical transition matrix, Scandinavian Journal of Statistics 5: 141–150",
        ],
      },
      {
        ...options,
        title: "Reoffending",
        question: "How many people are convicted again?",
        parts: [
          { name: "Numerator", text: "People with at least one proven offence." },
          { name: "Denominator", text: "People released or sentenced." },
        ],
      },
    ),
  );
  const pages = ["Overview", "Relapse", "Monitoring", "Programmes", "Staff", "Data and methods"];
  const header = siteHeader(
    {
      title: "Throughcare",
      home: "#",
      content: "content",
      pages: pages.map((title, index) => ({ title, href: `#${index}`, current: index === 1 })),
    },
    options,
  );
  const release = { title: "Demo export", source: "Throughcare generator, seed 1", ...provenance };
  document.body.append(
    element(document, "header", {}, header),
    banner({ synthetic: true, tier: "internal" }, options) ?? "",
    main,
    element(document, "footer", {}, siteFooter(release, options)),
  );
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><style>${stylesheet()}</style>`;
  return document.toString().replace("<head>", `<head>${head}`);
}

/** The style sheets as the publish step concatenates them. */
export function stylesheet(): string {
  const folder = new URL("../../src/style/", import.meta.url);
  const index = readFileSync(new URL("style.css", folder), "utf8");
  const files = [...index.matchAll(/@import "\.\/(.+?)";/g)].map(([, file]) => file!);
  return files.map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n");
}

import { describe, expect, it } from "vitest";
import { controlChart } from "../../src/components/charts/control-chart.ts";
import { discriminationChart } from "../../src/components/charts/discrimination-chart.ts";
import { funnelChart } from "../../src/components/charts/funnel-chart.ts";
import { incidenceChart } from "../../src/components/charts/incidence-chart.ts";
import { pairedChart } from "../../src/components/charts/paired-chart.ts";
import { rateChart } from "../../src/components/charts/rate-chart.ts";
import type { RateFigure } from "../../src/released/figure.ts";
import { testOptions } from "./gallery.ts";
import * as figures from "./released-figures.ts";

const options = { ...testOptions(), title: "Finding" };
const small = { people: 300, tier: "public" } as const;
const large = { people: 26_000, tier: "public" } as const;
const wide = (chart: Element): Element =>
  chart.querySelector(".chart-wide svg") ?? chart.querySelector("svg")!;
const count = (chart: Element, selector: string): number => wide(chart).querySelectorAll(selector).length;
const words = (chart: Element): string =>
  [...chart.querySelectorAll("text")].map((text) => text.textContent).join(" | ");

describe("rateChart(figure, options)", () => {
  const chart = rateChart(figures.everyState(), options);
  it("draws a dot with its whisker for every value and none for the rest", () => {
    expect(count(chart, ".dot circle, .dot path")).toBe(3);
    expect(count(chart, ".whisker line")).toBe(3);
  });
  it("draws low reliability hollow", () => {
    expect(count(chart, ".dot-unreliable circle, .dot-unreliable path")).toBe(1);
  });
  it("draws bounds as bars with an edge, hidden, missing and not applicable each in its own way", () => {
    expect(count(chart, ".bound rect")).toBe(2);
    expect(count(chart, ".bound-edge line")).toBe(2);
    expect([
      count(chart, ".sign-hidden line"),
      count(chart, ".sign-missing rect"),
      count(chart, ".sign-not-applicable line"),
    ]).toEqual([1, 1, 1]);
  });
  it("says value, interval, numerator and denominator beside each dot", () => {
    expect(words(wide(chart))).toContain("21% (16% to 28%)");
    expect(words(wide(chart))).toContain("45 of 210");
    expect(words(wide(chart))).toContain("under 15%");
  });
  it("places dots in proportion on an axis that starts at zero", () => {
    const row = (value: number) => ({
      key: { category: String(value) },
      numerator: { kind: "z" } as const,
      denominator: { kind: "z" } as const,
      rate: { kind: "rate", value, lower: value, upper: value } as const,
    });
    const figure: RateFigure = { ...figures.everyState(), rows: [0, 0.5, 1].map(row) };
    const [zero, half, all] = [...wide(rateChart(figure, options)).querySelectorAll(".dot circle")].map(
      (dot) => Number(dot.getAttribute("cx")),
    );
    expect(half! - zero!).toBeCloseTo(all! - half!, 1);
    expect(all!).toBeGreaterThan(zero!);
  });
  it("sets rows of two dimensions under headings", () => {
    const headed = wide(rateChart(figures.ratesByHorizon(large), options));
    expect([...headed.querySelectorAll(".row-heading text")].map((text) => text.textContent)).toEqual([
      "corroborated",
      "adjudicated",
    ]);
    expect(headed.querySelectorAll(".grade-3.dot circle")).toHaveLength(3);
  });
});

describe("incidenceChart(figure, options)", () => {
  it("draws three full curves on one pair of axes with a band each and their names", () => {
    const chart = incidenceChart(figures.incidenceByEvidence(large), options);
    expect(chart.querySelectorAll("svg")).toHaveLength(2);
    expect([count(chart, ".curve path"), count(chart, ".band path")]).toEqual([3, 3]);
    expect(words(wide(chart))).toContain("corroborated");
    expect(chart.querySelectorAll(".ghost")).toHaveLength(0);
  });
  it("gives curves with hidden stretches panels of their own that share both scales", () => {
    const panels = [
      ...incidenceChart(figures.incidenceByEvidence(small), options).querySelectorAll(".panel"),
    ];
    expect(panels).toHaveLength(3);
    const axis = (panel: Element): string[] =>
      [...panel.querySelectorAll("svg > g:not([class]) text")].map((text) => text.textContent ?? "");
    expect(new Set(panels.map((panel) => axis(panel).join())).size).toBe(1);
    expect(axis(panels[0]!).length).toBeGreaterThan(4);
  });
  it("says how high a hidden stretch may be and until when, and draws no line there", () => {
    const [, corroborated, adjudicated] = incidenceChart(
      figures.incidenceByEvidence(small),
      options,
    ).querySelectorAll(".panel");
    expect(words(corroborated!)).toContain("under 4% up to 6 months");
    expect(words(adjudicated!)).toContain("under 4% all along");
    expect(adjudicated!.querySelectorAll(".curve path")).toHaveLength(1);
    expect(adjudicated!.querySelector(".curve path")?.getAttribute("d")).not.toMatch(/[LHV]/);
  });
  it("hatches a foot where not even a bound is released", () => {
    const figure = figures.incidenceByEvidence(small);
    const hidden = {
      ...figure,
      groups: figure.groups.slice(2).map((group) => ({
        ...group,
        points: group.points.map((point) => ({ ...point, incidence: { kind: "c" } as const })),
      })),
    };
    const chart = incidenceChart(hidden, options);
    expect(wide(chart).querySelectorAll(".hidden-foot line")).toHaveLength(1);
    expect(words(wide(chart))).toContain("hidden all along");
  });
  it("marks and says where a curve is cut, and never draws beyond", () => {
    const chart = incidenceChart(figures.incidenceByPathway(small), options);
    expect(chart.querySelectorAll(".cut line")).toHaveLength(2);
    expect(chart.textContent).toContain("Each curve ends at the bar, at 30 months");
    expect(words(chart)).not.toContain("cut at");
  });
  it("says where each is cut when they are cut at different times", () => {
    const figure = figures.incidenceByPathway(small);
    const chart = incidenceChart(
      {
        ...figure,
        groups: figure.groups.map((group, index) =>
          index === 0 ? { ...group, points: group.points.slice(0, -1) } : group,
        ),
      },
      options,
    );
    expect(words(chart)).toContain("cut at 30 months");
    expect(words(chart)).toContain("cut at 24 months");
    expect(chart.textContent).toContain("A bar across a curve");
  });
  it("gathers what is withheld for the same reason in one sentence", () => {
    const states = incidenceChart(figures.incidenceByCohort(small), options).querySelectorAll(".state");
    expect(states).toHaveLength(1);
    expect(states[0]!.textContent).toMatch(/Peja, Mitrovica, unknown.*80/);
  });
  it("stands the risk table under its ticks: at risk, events, other ends, censored", () => {
    const svg = wide(incidenceChart(figures.incidenceByEvidence(large), options));
    const numbers = [...svg.querySelectorAll(".risk-number")];
    expect(svg.querySelectorAll(".risk-name")).toHaveLength(12);
    const columns = new Set(numbers.map((number) => number.getAttribute("x")));
    const ticks = [...svg.querySelectorAll("text")].filter((text) =>
      /^(0|6|12|18|24|30|36)$/.test(text.textContent ?? ""),
    );
    expect(columns.size).toBe(7);
    expect(
      new Set(ticks.map((tick) => /\(([\d.]+)/.exec(tick.getAttribute("transform") ?? "")?.[1])),
    ).toEqual(columns);
  });
  it("leaves the line of other ends out where there are none", () => {
    expect(words(wide(incidenceChart(figures.incidenceByWeek(), options)))).not.toContain("Other ends");
  });
  it("draws steps on a fine grid and segments on a coarse one", () => {
    const path = (chart: Element): string =>
      wide(chart).querySelector(".curve path")?.getAttribute("d") ?? "";
    expect(path(incidenceChart(figures.incidenceByWeek(), options)).split("L").length).toBeGreaterThan(53);
    expect(path(incidenceChart(figures.incidenceByEvidence(large), options)).split("L")).toHaveLength(7);
  });
});

describe("controlChart(figure, options)", () => {
  const signalling = figures.compliance({ people: 300, tier: "internal" }, { periods: 30, signal: true });
  it("gives signalling periods a shape of their own and says the rule", () => {
    const chart = controlChart(signalling, options);
    expect([count(chart, ".period-signal path"), count(chart, ".period-usual circle")]).toEqual([1, 29]);
    expect(chart.textContent).toMatch(/Diamonds mark periods that complete a rule: .*beyond the limits/);
  });
  it.each([
    ["higher is better", "Improving"],
    ["lower is better", "Of concern"],
    ["neither", "Stands out"],
  ] as const)("says what a signal upwards means where %s", (direction, word) => {
    expect(
      controlChart(signalling, { ...options, direction }).querySelector(".variation")?.textContent,
    ).toMatch(new RegExp(`^${word}: the last period lies above the centre line`));
  });
  it("draws a bound where it lies, pointing to where the share is, and a mark at the foot", () => {
    const points = signalling.points.map((point, index) => {
      if (index === 3) return { ...point, rate: { kind: "over", bound: 0.9 } as const };
      return index === 5 ? { ...point, rate: { kind: "c" } as const } : point;
    });
    const chart = controlChart({ ...signalling, points }, options);
    expect(wide(chart).querySelectorAll(".bound-arrow path")).toHaveLength(1);
    expect(words(wide(chart))).toContain("[c]");
    expect(words(wide(chart))).not.toContain("over 90");
    expect(chart.textContent).toContain("Triangles mark periods");
  });
  it("says that limits are on trial, or that there are none", () => {
    const trial = figures.compliance(small, { periods: 10, signal: false });
    expect(controlChart(trial, options).textContent).toContain("Trial limits");
    const bare = {
      ...trial,
      points: trial.points.map((point) => ({ ...point, centre: null, lowerLimit: null, upperLimit: null })),
    };
    const chart = controlChart(bare, options);
    expect(chart.textContent).toContain("No process limits");
    expect(chart.textContent).toContain("Not enough evidence to tell");
    expect(chart.querySelectorAll(".limit path")).toHaveLength(0);
  });
  it("keeps the place of a period without a number and breaks the line there", () => {
    const figure = figures.compliance(small, { periods: 6, signal: false });
    const gap = {
      ...figure,
      points: figure.points.map((point, index) =>
        index === 2 ? { ...point, rate: { kind: "c" } as const } : point,
      ),
    };
    const chart = wide(controlChart(gap, options));
    expect(chart.querySelector(".row-sign text")?.textContent).toBe("[c]");
    expect(chart.querySelector(".path path")?.getAttribute("d")?.split("M")).toHaveLength(3);
  });
});

describe("funnelChart(figure, options)", () => {
  it("draws bars in proportion to the share of eligible, with a whisker on all but the eligible", () => {
    const chart = funnelChart(figures.funnel(large, [["all", 1]]), options);
    const lengths = [...wide(chart).querySelectorAll(".bar rect")].map((bar) =>
      Number(bar.getAttribute("width")),
    );
    expect(lengths).toHaveLength(4);
    expect(lengths[3]! / lengths[0]!).toBeCloseTo(0.31, 2);
    expect(count(chart, ".bar-whisker line")).toBe(3);
    expect(words(wide(chart))).toContain("8,060 people, 31.0% (30.4% to 31.6%)");
  });
  it("says once that a group is hidden instead of drawing empty bars", () => {
    const panels = funnelChart(
      figures.funnel(small, [
        ["work", 0.5],
        ["counselling", 0.02],
      ]),
      options,
    ).querySelectorAll(".panel");
    expect(panels[1]!.querySelectorAll("svg.plot")).toHaveLength(0);
    expect(panels[1]!.querySelector(".state-confidential")).not.toBeNull();
  });
});

describe("pairedChart(figure, options)", () => {
  const [means, change] = pairedChart(figures.training(), options).querySelectorAll(".panel");
  it("draws before hollow and after solid with an arrow from one to the other, each with its whisker", () => {
    expect(means!.querySelectorAll(".dot-before circle")).toHaveLength(2);
    expect(means!.querySelectorAll(".arrow path")).toHaveLength(2);
    expect(means!.querySelectorAll(".whisker line")).toHaveLength(4);
  });
  it("sets the change with its own interval against no change", () => {
    expect(words(change!)).toContain("+2.3 (−1.1 to +5.7)");
    expect(change!.querySelectorAll(".reference line")).toHaveLength(1);
    expect(words(change!)).toContain("[c] confidential");
  });
});

describe("discriminationChart(figure, options)", () => {
  it("sets the area under the curve with its interval against 0.5", () => {
    const chart = wide(discriminationChart(figures.discrimination(), options));
    expect(words(chart)).toContain("0.66 (0.57 to 0.75)");
    expect(words(chart)).toContain("0.5: no better than chance");
    expect(words(chart)).toContain("[x] not available");
  });
});

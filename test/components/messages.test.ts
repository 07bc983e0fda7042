import { describe, expect, it } from "vitest";
import { banner } from "../../src/components/banner.ts";
import { cellText } from "../../src/components/cell.ts";
import { controlChart } from "../../src/components/charts/control-chart.ts";
import { markState } from "../../src/components/charts/drawn-state.ts";
import { incidenceChart } from "../../src/components/charts/incidence-chart.ts";
import { definitionBlock } from "../../src/components/definition-block.ts";
import { figureBlock } from "../../src/components/figure-block.ts";
import { markLegend } from "../../src/components/mark-legend.ts";
import { readMessages } from "../../src/messages/read-messages.ts";
import type { ControlFigure, IncidenceFigure } from "../../src/released/figure.ts";
import { gallery } from "./gallery.ts";
import { pseudoOptions } from "./pseudo-options.ts";
import * as figures from "./released-figures.ts";

const small = { people: 300, tier: "public" } as const;

/** Everything that the components can say: the gallery, and the cases that it has no room for. */
function everythingSaid(): ReadonlySet<string> {
  const pseudo = pseudoOptions();
  const options = { ...pseudo, title: "" };
  gallery(pseudo);
  for (const tier of ["public", "research", "internal"] as const) banner({ synthetic: true, tier }, options);
  for (const kind of ["c", "z"] as const) markState({ kind }, options);
  const tiny = { kind: "rate", value: 1e-5, lower: 0, upper: 0.01 } as const;
  cellText(tiny, options);
  for (const within of [2, 9]) markLegend([counted(2), counted(within)], options);
  incidenceChart(derived(), options);
  markLegend([tiny], options);
  for (const direction of ["higher is better", "lower is better", "neither"] as const) {
    const entry = {
      id: "x",
      version: "1",
      pillar: "outcome",
      unit: "people",
      requires: [],
      figures: [],
      references: [],
    } as const;
    definitionBlock({ ...entry, direction }, { ...options, question: "", parts: [] });
    controlChart(signalling(), { ...options, direction });
  }
  const control = figures.compliance(small, { periods: 4, signal: false });
  for (const period of ["half-year", "year"] as const)
    figureBlock(
      { ...control, period },
      { ...options, subtitle: "", provenance: { fingerprint: "", asOf: null } },
    );
  const bare = control.points.map((point) => ({
    ...point,
    centre: null,
    lowerLimit: null,
    upperLimit: null,
  }));
  controlChart({ ...control, points: bare }, options);
  const bounded = control.points.map((point) => ({ ...point, rate: { kind: "over", bound: 0.9 } as const }));
  controlChart({ ...control, points: bounded }, options);
  incidenceChart({ ...hidden((_, index) => index > 0), gridUnit: "year" }, options);
  incidenceChart(
    hidden((_, index) => index === 1),
    options,
  );
  return pseudo.asked;
}

const counted = (within: number) => ({ kind: "count", value: 50, within }) as const;

/** Curves whose people at risk are known less exactly than their events. */
function derived(): IncidenceFigure {
  const figure = figures.incidenceByPathway(small);
  return {
    ...figure,
    groups: figure.groups.map((group) => ({
      ...group,
      points: group.points.map((point) => ({ ...point, atRisk: counted(9), events: counted(2) })),
    })),
  };
}

function signalling(): ControlFigure {
  const figure = figures.compliance({ people: 300, tier: "internal" }, { periods: 14, signal: true });
  const signals = ["beyond limits", "run of eight", "trend of six", "two of three"] as const;
  return {
    ...figure,
    points: figure.points.map((point, index) => (index === 13 ? { ...point, signals } : point)),
  };
}

/** Curves of which some points may not be shown at all. */
function hidden(hide: (point: unknown, index: number) => boolean): IncidenceFigure {
  const figure = figures.incidenceByPathway({ people: 26_000, tier: "public" });
  return {
    ...figure,
    groups: figure.groups.map((group) => ({
      ...group,
      points: group.points.map((point, index) =>
        hide(point, index) ? { ...point, incidence: { kind: "c" } as const } : point,
      ),
    })),
  };
}

describe("messages of the components", () => {
  it("are all said somewhere, and nothing is said without one", () => {
    const known = [...readMessages("en").keys()].filter((key) => key.startsWith("components."));
    const said = everythingSaid();
    expect(known.filter((key) => !said.has(key))).toEqual([]);
    expect([...said].filter((key) => key.startsWith("components.") && !known.includes(key))).toEqual([]);
  });
});

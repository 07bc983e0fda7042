import type { Count, Mean, Rate } from "../../src/released/cell.ts";
import type {
  ControlFigure,
  DiscriminationFigure,
  FunnelFigure,
  IncidenceFigure,
  IncidenceGroup,
  Key,
  PairedFigure,
  RateFigure,
  UnavailableFigure,
} from "../../src/released/figure.ts";

/**
 * Released figures of imaginary services, made by rule: what the gate of either tier would let through of 300
 * people, of 26,000, and of too few to show anything. Only for the gallery and the tests of the components.
 */
export interface Service {
  readonly people: number;
  readonly tier: "public" | "internal";
}

const head = { indicator: "example", definitionVersion: "1.0.0", unit: "people" } as const;

/** The rules of the gate, in short: public hides under 10 and rounds to 5, internal hides 1 to 4. */
export function released({ tier }: Service): {
  count: (value: number) => Count;
  rate: (numerator: number, denominator: number) => Rate;
} {
  const threshold = tier === "public" ? 10 : 5;
  const base = tier === "public" ? 5 : 1;
  const count = (value: number): Count => {
    if (value < threshold && (tier === "public" || value > 0))
      return { kind: "c", side: "few", limit: threshold - 1 };
    return { kind: "count", value: Math.round(value / base) * base, within: Math.floor(base / 2) };
  };
  const rate = (numerator: number, denominator: number): Rate => {
    if (denominator < (tier === "public" ? 30 : 10))
      return { kind: "x", reason: { code: "too few people", detail: { minimum: 30 } } };
    const step = tier === "internal" ? 0 : denominator < 100 ? 0.05 : denominator < 1000 ? 0.01 : 0.001;
    const onStep = (share: number): number =>
      step === 0 ? share : Number((Math.round(share / step) * step).toFixed(4));
    const bound = Number((Math.ceil(9 / denominator / (step || 0.01)) * (step || 0.01)).toFixed(4));
    if (tier === "public" && numerator < 10) return { kind: "under", bound };
    if (tier === "public" && denominator - numerator < 10) return { kind: "over", bound: 1 - bound };
    const [lower, upper] = wilson(numerator, denominator);
    const unreliable = denominator < 50;
    return {
      kind: "rate",
      value: onStep(numerator / denominator),
      lower: onStep(lower),
      upper: onStep(upper),
      ...(unreliable && { unreliable }),
    };
  };
  return { count, rate };
}

function wilson(numerator: number, n: number): [number, number] {
  const z = 1.96;
  const p = numerator / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** One group whose incidence rises towards `ceiling`; hidden while its events are too few. */
export function incidenceGroup(
  service: Service,
  { key, n, ceiling, months = 36 }: { key: Key; n: number; ceiling: number; months?: number },
): IncidenceGroup {
  const { count, rate } = released(service);
  const [minimum, endsBelow, grid] = service.tier === "public" ? [80, 30, 6] : [20, 5, 1];
  if (n < minimum)
    return {
      key,
      n: count(n),
      display: "withheld",
      reason: { code: "too few people", detail: { minimum } },
      points: [],
    };
  const points: IncidenceGroup["points"][number][] = [];
  let cutAt: number | undefined;
  for (let month = 0; month <= months; month += grid) {
    const share = ceiling * (1 - Math.exp(-month / 14));
    const censored = Math.round(n * 0.55 * (month / months) ** 1.4);
    const competing = Math.round(n * 0.08 * (month / months));
    const events = Math.round(n * 0.8 * share);
    const atRisk = n - censored - competing - events;
    if (atRisk < endsBelow) {
      cutAt = points.at(-1)?.day;
      break;
    }
    points.push({
      day: (month * 365.25) / 12,
      incidence:
        month === 0 ? { kind: "rate", value: 0, lower: 0, upper: 0 } : rate(events, Math.round(n * 0.8)),
      atRisk: count(atRisk),
      events: count(events),
      competing: count(competing),
      censored: count(censored),
    });
  }
  const display = points.slice(1).every(({ incidence }) => incidence.kind !== "rate") ? "band" : "curve";
  return { key, n: count(n), display, points, ...(cutAt !== undefined && { cutAt }) };
}

export function incidenceByEvidence(service: Service): IncidenceFigure {
  const n = service.people;
  const group = (evidence: string, ceiling: number): IncidenceGroup =>
    incidenceGroup(service, { key: { outcome: "extremist relapse", evidence }, n, ceiling });
  return {
    ...head,
    kind: "incidence",
    id: "incidence-by-evidence",
    dimensions: ["outcome", "evidence"],
    gridUnit: "month",
    groups: [group("1", 0.16), group("2", 0.08), group("3", 0.035)],
  };
}

export function incidenceByCohort(service: Service): IncidenceFigure {
  const categories: [string, number, number][] = [
    ["Pristina", 0.34, 0.3],
    ["Prizren", 0.3, 0.38],
    ["Peja", 0.22, 0.26],
    ["Mitrovica", 0.12, 0.41],
    ["unknown", 0.02, 0.2],
  ];
  return {
    ...head,
    kind: "incidence",
    id: "incidence-by-cohort",
    dimensions: ["outcome", "category"],
    gridUnit: "month",
    groups: categories.map(([category, share, ceiling]) =>
      incidenceGroup(service, {
        key: { outcome: "reoffending", category },
        n: Math.round(service.people * share),
        ceiling,
      }),
    ),
  };
}

export function incidenceByPathway(service: Service): IncidenceFigure {
  return {
    ...head,
    kind: "incidence",
    id: "incidence-by-pathway",
    dimensions: ["category"],
    gridUnit: "month",
    groups: [
      incidenceGroup(service, {
        key: { category: "conditional release" },
        n: Math.round(service.people * 0.55),
        ceiling: 0.42,
      }),
      incidenceGroup(service, {
        key: { category: "probation order" },
        n: Math.round(service.people * 0.45),
        ceiling: 0.24,
      }),
    ],
  };
}

/** Weekly steps of one year, in two groups, as a dataset of days gives them. */
export function incidenceByWeek(): IncidenceFigure {
  const service: Service = { people: 432, tier: "internal" };
  const { count, rate } = released(service);
  const group = (category: string, n: number, ceiling: number): IncidenceGroup => ({
    key: { category },
    n: count(n),
    display: "curve",
    points: Array.from({ length: 53 }, (_, week) => {
      const events = Math.round(n * ceiling * (week / 52) ** 1.1);
      return {
        day: week * 7,
        incidence: rate(events, n),
        atRisk: count(n - events),
        events: count(events),
        competing: count(0),
        censored: count(week === 52 ? n - events : 0),
      };
    }),
  });
  return {
    ...head,
    kind: "incidence",
    id: "incidence-by-week",
    dimensions: ["category"],
    gridUnit: "week",
    groups: [group("no financial aid", 216, 0.31), group("financial aid", 216, 0.22)],
  };
}

export function ratesByCategory(service: Service): RateFigure {
  const { count, rate } = released(service);
  const rows: [string, number, number][] = [
    ["female", 0.12, 0.03],
    ["male", 0.86, 0.21],
    ["18–24", 0.2, 0.33],
    ["25–34", 0.42, 0.24],
    ["35–49", 0.28, 0.12],
    ["50 and over", 0.1, 0.02],
    ["unknown", 0.01, 0.2],
  ];
  return {
    ...head,
    kind: "rates",
    id: "reoffending-by-cohort",
    dimensions: ["category"],
    rows: rows.map(([category, share, level]) => {
      const n = Math.round(service.people * share);
      const events = Math.round(n * level);
      return { key: { category }, numerator: count(events), denominator: count(n), rate: rate(events, n) };
    }),
  };
}

export function ratesByHorizon(service: Service): RateFigure {
  const { count, rate } = released(service);
  const rows = (["2", "3"] as const).flatMap((evidence) =>
    [12, 24, 36].map((months) => {
      const n = Math.round(service.people * (1 - months / 60));
      const events = Math.round(n * (evidence === "2" ? 0.34 : 0.22) * (1 - Math.exp(-months / 16)));
      return {
        key: { evidence, horizon: String(months) },
        numerator: count(events),
        denominator: count(n),
        rate: rate(events, n),
      };
    }),
  );
  return { ...head, kind: "rates", id: "reoffending", dimensions: ["evidence", "horizon"], rows };
}

export function everyState(): RateFigure {
  const rows: [string, Count, Count, Rate][] = [
    [
      "value",
      { kind: "count", value: 45, within: 2 },
      { kind: "count", value: 210, within: 2 },
      { kind: "rate", value: 0.21, lower: 0.16, upper: 0.28 },
    ],
    [
      "low reliability",
      { kind: "count", value: 10, within: 2 },
      { kind: "count", value: 35, within: 2 },
      { kind: "rate", value: 0.3, lower: 0.15, upper: 0.45, unreliable: true },
    ],
    [
      "zero",
      { kind: "count", value: 0, within: 0 },
      { kind: "count", value: 210, within: 0 },
      { kind: "rate", value: 0, lower: 0, upper: 0.02 },
    ],
    [
      "under a bound",
      { kind: "c", side: "few", limit: 9 },
      { kind: "count", value: 65, within: 2 },
      { kind: "under", bound: 0.15 },
    ],
    [
      "over a bound",
      { kind: "c", side: "most", limit: 9 },
      { kind: "count", value: 65, within: 2 },
      { kind: "over", bound: 0.85 },
    ],
    ["confidential", { kind: "c" }, { kind: "c" }, { kind: "c" }],
    [
      "not available",
      { kind: "x", reason: { code: "follow-up too short", detail: { months: 36 } } },
      { kind: "count", value: 65, within: 2 },
      { kind: "x", reason: { code: "follow-up too short", detail: { months: 36 } } },
    ],
    ["not applicable", { kind: "z" }, { kind: "z" }, { kind: "z" }],
  ];
  return {
    ...head,
    kind: "rates",
    id: "every-state",
    dimensions: ["category"],
    rows: rows.map(([category, numerator, denominator, rate]) => ({
      key: { category },
      numerator,
      denominator,
      rate,
    })),
  };
}

export function compliance(
  service: Service,
  { periods, signal }: { periods: number; signal: boolean },
): ControlFigure {
  const { count, rate } = released(service);
  const monthly = service.tier === "internal";
  const n = Math.round(service.people * 0.6);
  const points = Array.from({ length: periods }, (_, index) => {
    const month = index * (monthly ? 1 : 3);
    const share = 0.78 + 0.05 * Math.sin(index * 2.4) + (signal && index === periods - 1 ? 0.17 : 0);
    const met = Math.round(n * share);
    const spread = 3 * Math.sqrt((0.78 * 0.22) / n);
    return {
      start: `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`,
      numerator: count(met),
      denominator: count(n),
      rate: rate(met, n),
      centre: 0.78,
      lowerLimit: Math.max(0, 0.78 - spread),
      upperLimit: Math.min(1, 0.78 + spread),
      signals: share > 0.78 + spread ? (["beyond limits"] as const) : [],
    };
  });
  return {
    ...head,
    unit: "contacts",
    kind: "control chart",
    id: "contact-compliance",
    dimensions: [],
    chart: "p",
    period: monthly ? "month" : "quarter",
    trialLimits: periods < 12,
    points,
  };
}

export function funnel(service: Service, groups: readonly [string, number][]): FunnelFigure {
  const { count, rate } = released(service);
  return {
    ...head,
    unit: "people",
    kind: "funnel",
    id: "programme-funnel",
    dimensions: groups.length > 1 ? ["kind"] : [],
    groups: groups.map(([kind, share]) => {
      const eligible = Math.round(service.people * share);
      const stages = [
        ["eligible", 1],
        ["referred", 0.72],
        ["started", 0.55],
        ["completed", 0.31],
      ] as const;
      return {
        key: groups.length > 1 ? { kind } : {},
        stages: stages.map(([stage, part]) => {
          const passed = Math.round(eligible * part);
          const whole: Rate = { kind: "rate", value: 1, lower: 1, upper: 1 };
          return {
            stage,
            count: count(passed),
            rate: stage === "eligible" && count(eligible).kind === "count" ? whole : rate(passed, eligible),
          };
        }),
      };
    }),
  };
}

export function training(): PairedFigure {
  const mean = (value: number, half: number): Mean => ({
    kind: "mean",
    value,
    lower: value - half,
    upper: value + half,
  });
  const hidden: Mean = { kind: "c" };
  return {
    ...head,
    unit: "staff",
    kind: "paired",
    id: "staff-training-by-kind",
    dimensions: ["kind"],
    scale: "points of 100",
    rows: [
      {
        key: { kind: "risk assessment" },
        n: { kind: "count", value: 45, within: 2 },
        before: mean(54.2, 3.6),
        after: mean(66.9, 3.3),
        change: mean(12.7, 2.9),
        effect: mean(1.04, 0.3),
      },
      {
        key: { kind: "interviewing" },
        n: { kind: "count", value: 40, within: 2 },
        before: mean(61.1, 4.1),
        after: mean(63.4, 4.4),
        change: mean(2.3, 3.4),
        effect: mean(0.17, 0.26),
      },
      {
        key: { kind: "disengagement" },
        n: { kind: "c", side: "few", limit: 9 },
        before: hidden,
        after: hidden,
        change: hidden,
        effect: hidden,
      },
    ],
  };
}

export function discrimination(): DiscriminationFigure {
  const count = (value: number): Count => ({ kind: "count", value, within: 2 });
  return {
    ...head,
    kind: "discrimination",
    id: "level-discrimination",
    dimensions: ["horizon"],
    rows: [
      {
        key: { horizon: "12" },
        events: count(35),
        nonEvents: count(215),
        auc: { kind: "mean", value: 0.66, lower: 0.57, upper: 0.75 },
      },
      {
        key: { horizon: "24" },
        events: count(45),
        nonEvents: count(120),
        auc: { kind: "mean", value: 0.63, lower: 0.54, upper: 0.72 },
      },
      {
        key: { horizon: "36" },
        events: { kind: "c" },
        nonEvents: { kind: "c" },
        auc: { kind: "x", reason: { code: "too few events", detail: { minimum: 10 } } },
      },
    ],
  };
}

export function unavailable(): UnavailableFigure {
  return {
    ...head,
    kind: "unavailable",
    id: "staff-certified",
    dimensions: [],
    reason: { code: "table not delivered", detail: { table: "training" } },
  };
}

/** Measures with names too long to stand beside their rows. */
export function longNames(service: Service): RateFigure {
  const { count, rate } = released(service);
  const rows: [string, number, number][] = [
    ["First assessment within 45 days", 1, 0.74],
    ["Level changed by professional judgement of the rater", 2, 0.06],
    ["Items left unrated", 52, 0.12],
  ];
  return {
    ...head,
    kind: "rates",
    id: "assessment-quality",
    dimensions: ["measure"],
    rows: rows.map(([measure, times, level]) => {
      const n = service.people * times;
      const events = Math.round(n * level);
      return { key: { measure }, numerator: count(events), denominator: count(n), rate: rate(events, n) };
    }),
  };
}

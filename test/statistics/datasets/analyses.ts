import {
  aalenJohansen,
  auc,
  type FollowUp,
  grayTest,
  type IntervalType,
  kaplanMeier,
  logRank,
  riskTable,
  stepAt,
  wilson,
} from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import type { Results } from "./reference-values.ts";

/** A person's follow-up. */
export interface Person {
  readonly time: number;
  readonly cause: number;
  readonly entry?: number;
}

export function columns(people: readonly Person[]): FollowUp {
  const late = people.some((person) => person.entry !== undefined);
  return {
    time: people.map((person) => person.time),
    cause: people.map((person) => person.cause),
    ...(late ? { entry: people.map((person) => person.entry!) } : {}),
  };
}

/** Groups by a name, in the order of names. */
export function groupBy<T>(items: readonly T[], name: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(name(item), [...(groups.get(name(item)) ?? [])]);
  for (const item of items) groups.get(name(item))!.push(item);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function addRate(
  results: Results,
  analysis: string,
  stratum: string,
  flags: readonly boolean[],
): void {
  const events = flags.filter(Boolean).length;
  const { value, lower, upper } = found(wilson(events, flags.length));
  results.add(analysis, stratum, {
    n: flags.length,
    events,
    rate: value,
    wilson_lo95: lower,
    wilson_hi95: upper,
  });
}

interface CurveRequest {
  readonly analysis: string;
  readonly stratum: string;
  readonly times: readonly number[];
  readonly interval?: IntervalType;
}

export function addSurvival(results: Results, people: readonly Person[], request: CurveRequest): void {
  const { analysis, stratum, times, interval = "log" } = request;
  const curve = found(kaplanMeier(columns(people), { interval }));
  for (const { time, atRisk } of riskTable(columns(people), times)) {
    const step = stepAt(curve, time)!;
    results.add(analysis, `${stratum} t=${time}`, {
      n_risk: atRisk,
      survival: step.survival,
      se: step.standardError,
      lo95: step.lower,
      hi95: step.upper,
    });
  }
}

interface IncidenceRequest extends CurveRequest {
  readonly causes: readonly string[];
  /** Suffix of the names of limits. */
  readonly suffix?: string;
}

export function addIncidence(results: Results, people: readonly Person[], request: IncidenceRequest): void {
  const { analysis, stratum, times, causes, suffix = "" } = request;
  const curve = found(aalenJohansen(columns(people), { causes: causes.length }));
  for (const { time, atRisk } of riskTable(columns(people), times)) {
    results.add(analysis, `${stratum} t=${time}`, { n_risk: atRisk });
    for (const [i, name] of causes.entries()) {
      const { incidence, standardError, lower, upper } = stepAt(curve, time)!.causes[i]!;
      results.add(analysis, `${stratum} t=${time} cause=${name}`, {
        cif: incidence,
        se: standardError,
        [`lo95${suffix}`]: lower,
        [`hi95${suffix}`]: upper,
      });
    }
  }
}

export interface Grouped extends Person {
  readonly group: string;
  readonly stratum?: string;
}

interface LogRankRequest {
  readonly analysis: string;
  /** Name of a group in the reference. */
  readonly label: (group: string) => string;
  readonly rho?: number;
}

export function addLogRank(results: Results, people: readonly Grouped[], request: LogRankRequest): void {
  const names = groupBy(people, (person) => person.group).map(([name]) => name);
  const strata = groupBy(people, (person) => person.stratum ?? "").map(([name]) => name);
  const test = found(
    logRank(
      {
        ...columns(people),
        group: people.map((person) => names.indexOf(person.group)),
        stratum: people.map((person) => strata.indexOf(person.stratum ?? "")),
      },
      { rho: request.rho ?? 0 },
    ),
  );
  results.add(request.analysis, "test", { chisq: test.chiSquared, df: test.df, p: test.p });
  for (const { group, n, observed, expected } of test.groups) {
    results.add(request.analysis, request.label(names[group]!), { n, observed, expected });
  }
}

export interface Scored {
  readonly score: number;
  readonly outcome: number;
}

export function addAuc(results: Results, people: readonly Scored[], analysis: string, stratum: string): void {
  const area = found(
    auc({ score: people.map((person) => person.score), outcome: people.map((person) => person.outcome) }),
  );
  results.add(analysis, stratum, {
    n: area.events + area.nonEvents,
    events: area.events,
    auc: area.value,
    delong_se: area.standardError,
    delong_lo95: area.lower,
    delong_hi95: area.upper,
  });
}

interface GrayRequest {
  readonly analysis: string;
  /** Name of each cause in the reference. */
  readonly strata: readonly string[];
}

export function addGray(
  results: Results,
  people: readonly Grouped[],
  { analysis, strata }: GrayRequest,
): void {
  const names = groupBy(people, (person) => person.group).map(([name]) => name);
  const data = { ...columns(people), group: people.map((person) => names.indexOf(person.group)) };
  for (const [i, stratum] of strata.entries()) {
    const test = found(grayTest(data, { cause: i + 1 }));
    results.add(analysis, stratum, { chisq: test.chiSquared, df: test.df, p: test.p });
  }
}

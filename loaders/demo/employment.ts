import type { Draw } from "./draw.ts";
import type { Episode } from "./episode.ts";
import { parameters } from "./parameters.ts";
import { type Enrolment, lectures, mentoring } from "./programmes.ts";

/** A person's work as a process of two states; jobs found and lost are rates a year. */
export interface WorkRates {
  readonly found: number;
  readonly lost: number;
  /** From this day on jobs are found this many times faster; null: never. */
  readonly boost: { readonly from: number; readonly factor: number } | null;
}

function boostOf(enrolments: readonly Enrolment[]): WorkRates["boost"] {
  const start = enrolments.find(({ programme }) => programme === mentoring)?.started ?? null;
  return start === null ? null : { from: start, factor: parameters.employment.mentoring };
}

export function workRates(episode: Episode, enrolments: readonly Enrolment[]): WorkRates {
  const { employment } = parameters;
  const attends = enrolments.some(({ programme, started }) => programme === lectures && started !== null);
  const found = employment.found * employment.stigma ** episode.person.stigma;
  return {
    found: found * (attends ? employment.lectures : 1),
    lost: employment.lost,
    boost: boostOf(enrolments),
  };
}

export interface Job {
  readonly from: number;
  readonly to: number;
}

/** Next day on which a job is found after `day`, with the faster rate from the boost on. */
function nextFound(rates: WorkRates, day: number, draw: Draw): number {
  // A unit of the exponential clock, used up at the rate in force.
  const units = draw.wait(1) * 365.25;
  const { boost, found } = rates;
  if (boost === null || day + units / found <= boost.from) return day + units / found;
  const used = Math.max(0, boost.from - day) * found;
  return Math.max(day, boost.from) + (units - used) / (found * boost.factor);
}

export function jobsOf(episode: Episode, rates: WorkRates, draw: Draw): Job[] {
  const jobs: Job[] = [];
  let day = episode.zero;
  if (draw.chance(parameters.employment.employedAtStart)) {
    const to = day + draw.wait(365.25 / rates.lost);
    jobs.push({ from: day, to });
    day = to;
  }
  for (;;) {
    const from = nextFound(rates, day, draw);
    if (from > episode.last) return jobs;
    const to = from + draw.wait(365.25 / rates.lost);
    jobs.push({ from, to });
    day = to;
  }
}

export const isEmployed = (jobs: readonly Job[], day: number): boolean =>
  jobs.some((job) => day >= job.from && day < job.to);

export const daysEmployed = (jobs: readonly Job[], from: number, to: number): number =>
  Math.round(
    jobs.reduce((sum, job) => sum + Math.max(0, Math.min(job.to, to) - Math.max(job.from, from)), 0),
  );

/** Probability of being employed on a day, in closed form: what the draws scatter around. */
export function employmentProbability(rates: WorkRates, zero: number, day: number): number {
  const after = (start: number, found: number, days: number): number => {
    const total = found + rates.lost;
    const settled = found / total;
    return settled + (start - settled) * Math.exp((-total * days) / 365.25);
  };
  const atStart = parameters.employment.employedAtStart;
  const { boost } = rates;
  if (boost === null || boost.from >= day) return after(atStart, rates.found, day - zero);
  const before = after(atStart, rates.found, boost.from - zero);
  return after(before, rates.found * boost.factor, day - boost.from);
}

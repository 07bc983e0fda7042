import { Draw } from "../demo/draw.ts";
import type { Columns } from "./columns.ts";
import { CATEGORIES, DAYS, flags, levels, NUMBERS, numbers, STRATA } from "./population.ts";

const EVENT_A_DAY = 3e-4;
const DEPARTURE_A_DAY = 1e-4;

/**
 * Follow-up of so many people, in whole days, with two causes, in twelve strata; the same for the same seed.
 * Enrolment is even over five years, so that follow-up is censored evenly.
 */
export function drawPeople(people: number, seed: number): Columns {
  const draw = new Draw(seed, "bench", 0);
  const column = () => new Float64Array(people);
  const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, column()]));
  const [time, cause, group] = [column(), column(), column()];
  const covariates = named([...NUMBERS, ...CATEGORIES]);
  for (let i = 0; i < people; i++) {
    group[i] = draw.whole(0, STRATA - 1);
    let linear = 0.05 * (group[i]! - STRATA / 2);
    const set = (name: string, value: number, effect: number) => {
      covariates[name]![i] = value;
      linear += effect * value;
    };
    for (const [name, effect] of Object.entries(numbers)) set(name, draw.normal(), effect);
    for (const [name, effect] of Object.entries(flags)) set(name, Number(draw.chance(0.4)), effect);
    const level = draw.whole(0, 3);
    for (const [at, [name, effect]] of Object.entries(levels).entries())
      set(name, Number(level === at + 1), effect);
    const event = 1 + Math.floor(draw.wait(1 / (EVENT_A_DAY * Math.exp(linear))));
    const departure = 1 + Math.floor(draw.wait(1 / DEPARTURE_A_DAY));
    const end = draw.whole(1, DAYS);
    time[i] = Math.min(event, departure, end);
    cause[i] = event <= Math.min(departure, end) ? 1 : departure <= end ? 2 : 0;
  }
  return { time, cause, group, ...covariates };
}

import { isoDay, monthsToDays } from "../calendar.ts";
import type { Draw } from "../draw.ts";
import { daysEmployed, isEmployed, type Job } from "../employment.ts";
import type { Episode } from "../episode.ts";
import { parameters } from "../parameters.ts";
import type { DemoRow } from "./out.ts";

type Row = DemoRow<"living">;
type Answer = Row["housing"];

/** Days since time zero of the observations: six weeks, then every half-year. */
function observations(episode: Episode): number[] {
  const days = [42];
  for (let months = 6; months <= 60; months += 6) days.push(monthsToDays(months));
  return days.filter((day) => episode.zero + day <= episode.last);
}

/** What is met grows with time, more slowly under stigma where others decide. */
function answer(years: number, start: number, stigma: number, draw: Draw): Answer {
  if (draw.chance(parameters.missing.livingItem)) return draw.chance(0.5) ? null : "unknown";
  const met = 1 / (1 + Math.exp(-(start + 0.5 * years - 0.3 * stigma)));
  if (draw.chance(met)) return "met";
  return draw.chance(0.6) ? "partly" : "not met";
}

export function livingRows(episode: Episode, jobs: readonly Job[], draw: Draw): Row[] {
  const { stigma } = episode.person;
  const wantsEducation = draw.chance(0.3);
  let since = episode.zero;
  return observations(episode).map((offset) => {
    const day = episode.zero + offset;
    const years = offset / 365.25;
    const worked = daysEmployed(jobs, since, day);
    since = day;
    const notWorking = draw.chance(0.25) ? "partly" : "not met";
    return {
      case_id: episode.caseId,
      observed_on: isoDay(day),
      housing: answer(years, 0.6, stigma, draw),
      employment: isEmployed(jobs, day) ? "met" : notWorking,
      education: wantsEducation ? answer(years, -0.6, 0, draw) : "not needed",
      family_contact: answer(years, 0.9, 0, draw),
      documents: answer(years, 1.2, 0, draw),
      health_access: answer(years, 0.8, 0, draw),
      days_employed: draw.chance(parameters.missing.daysEmployed) ? null : worked,
    };
  });
}

import type { RowOf } from "../exports/contract/index.ts";
import { Draw } from "./draw.ts";
import { parameters } from "./parameters.ts";
import { type Office, officesOf } from "./places.ts";
import { pseudonyms } from "./pseudonym.ts";
import type { Staff, StaffRoster } from "./staff.ts";

type Case = RowOf<"cases">;

export interface Person {
  readonly index: number;
  readonly id: string;
  readonly office: Office;
  readonly officer: Staff;
  readonly sex: "female" | "male";
  readonly age: number;
  readonly ageBand: string | null;
  readonly pathway: NonNullable<Case["pathway"]>;
  readonly measure: NonNullable<Case["measure"]>;
  readonly custodyMonths: number | null;
  /** Took part in the programme in prison: a cohort column of the service's own. */
  readonly prisonProgramme: boolean;
  /** Latent risk, standard normal: raters see it through the items. */
  readonly risk: number;
  /** Hazard of every incident relative to a person of average risk. */
  readonly hazardRatio: number;
  /** Stigma met, in standard deviations: the region's and the person's own. */
  readonly stigma: number;
}

const pathways = {
  male: { "returned fighter": 0.36, "attempted traveller": 0.18, domestic: 0.33, "family member": 0.06 },
  female: { "returned fighter": 0.16, "attempted traveller": 0.16, domestic: 0.16, "family member": 0.48 },
} as const;

const measures: Readonly<Record<Office["service"], Readonly<Partial<Record<Person["measure"], number>>>>> = {
  XK: { "conditional release": 0.58, probation: 0.2, "suspended sentence": 0.22 },
  IT: { probation: 0.42, "post-release supervision": 0.43, "suspended sentence": 0.15 },
};

export const followsCustody = (measure: Person["measure"]): boolean =>
  measure === "conditional release" || measure === "post-release supervision";

function ageBand(age: number): string {
  if (age < 25) return "18-24";
  if (age < 35) return "25-34";
  if (age < 45) return "35-44";
  return "45+";
}

function officeOf(service: Office["service"], draw: Draw): Office {
  const offices = officesOf(service);
  const weights = Object.fromEntries(offices.map((office) => [office.name, office.weight]));
  const name = draw.weighted(weights);
  return offices.find((office) => office.name === name)!;
}

/** The people, each computed from the seed: two of three with the Kosovo service, one with the Italian one. */
export function people(seed: number, roster: StaffRoster): (index: number) => Person {
  const pseudonym = pseudonyms(seed, "person");
  const { risk: effects, missing, stigma } = parameters;
  return (index) => {
    const draw = new Draw(seed, "people", index);
    const office = officeOf(index % 3 === 2 ? "IT" : "XK", draw);
    const sex = draw.chance(0.15) ? "female" : "male";
    const age = Math.min(68, Math.max(18, Math.round(draw.normal(34, 10))));
    const measure = draw.weighted(measures[office.service]);
    const risk = draw.normal();
    const pathway = draw.weighted({ ...pathways[sex], other: 0.04, unknown: 0.05 });
    const custody = followsCustody(measure) ? Math.round(draw.logNormal(34, 0.5)) : draw.whole(0, 9);
    const logHazard =
      effects.latent * risk - effects.latent ** 2 / 2 + (effects.perDecadeOfAge * (age - 34)) / 10;
    return {
      index,
      id: pseudonym(index),
      office,
      officer: roster.ofOffice(office, draw.whole(0, 1 << 30)),
      sex,
      age,
      ageBand: draw.chance(missing.ageBand) ? null : ageBand(age),
      pathway,
      measure,
      custodyMonths: draw.chance(missing.custodyMonths) ? null : custody,
      prisonProgramme: followsCustody(measure) && draw.chance(0.45),
      risk,
      hazardRatio: Math.exp(logHazard),
      stigma: stigma[office.region] + draw.normal(0, 0.5),
    };
  };
}

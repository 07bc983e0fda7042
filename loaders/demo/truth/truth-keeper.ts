import { dayOf, monthsToDays } from "../calendar.ts";
import { employmentProbability } from "../employment.ts";
import { cutoff, type Episode } from "../episode.ts";
import type { Life } from "../life.ts";
import { type Grade, parameters } from "../parameters.ts";
import { lectures, mentoring, type Programme } from "../programmes.ts";
import { isTrained } from "../staff.ts";
import { Expectations } from "./expectations.ts";
import { FunnelCount } from "./funnel-count.ts";
import { incidenceProbability } from "./incidence.ts";
import { belongsTo, type Outcome, outcomes } from "./outcomes.ts";

const horizons = [12, 24, 36] as const;
const grades = [1, 2, 3] as const;
/** Days that a decision may take before a horizon counts as reached. */
const decisionDays = monthsToDays(6);

const happenedBy = (episode: Episode, outcome: Outcome, grade: Grade, day: number): boolean =>
  episode.incidents.some(
    (incident) =>
      incident.grade === grade &&
      belongsTo(incident.kind, outcome) &&
      incident.day <= day &&
      (outcome === "reoffending" || incident.day <= episode.last),
  );

const attended = (life: Life, programme: Programme, day: number): boolean =>
  life.enrolments.some(
    (enrolment) =>
      enrolment.programme === programme && enrolment.started !== null && enrolment.started <= day,
  );

const quarterOf = (iso: string): string => `${iso.slice(0, 4)}-Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;

/**
 * Gathers, person by person, what estimates can be held against: for every quantity the probability that the
 * parameters give to the people who were drawn, and what came of it.
 */
export class TruthKeeper {
  readonly #incidence = new Expectations<{ outcome: Outcome; evidence: Grade; months: number }>();
  readonly #employment = new Expectations<{ months: number; region?: string; attended?: string }>();
  readonly #compliance = new Expectations<{ trained: boolean; quarter?: string }>();
  readonly #mentoring = { n: 0, with: 0, without: 0 };
  readonly #funnel = new FunnelCount();

  /** Takes in the life of a person's first episode. */
  add(life: Life): void {
    this.#addIncidence(life.episode);
    this.#addEmployment(life);
    this.#addCompliance(life);
    this.#funnel.add(life.enrolments);
  }

  #addIncidence(episode: Episode): void {
    for (const months of horizons) {
      const days = monthsToDays(months);
      if (episode.zero + days + decisionDays > cutoff) continue;
      for (const outcome of outcomes) {
        for (const grade of grades) {
          const probability = incidenceProbability(episode, { outcome, grade, days });
          const happened = happenedBy(episode, outcome, grade, episode.zero + days);
          this.#incidence.add({ outcome, evidence: grade, months }, probability, happened);
        }
      }
    }
  }

  #addEmployment(life: Life): void {
    const { episode, rates } = life;
    for (const months of [6, 12, 24]) {
      const day = episode.zero + monthsToDays(months);
      const row = life.living.find(({ observed_on }) => dayOf(observed_on) === day);
      if (row === undefined) continue;
      const probability = employmentProbability(rates, episode.zero, day);
      const employed = row.employment === "met";
      this.#employment.add({ months }, probability, employed);
      this.#employment.add({ months, region: episode.person.office.region }, probability, employed);
      for (const programme of [mentoring, lectures]) {
        if (!attended(life, programme, day)) continue;
        this.#employment.add({ months, attended: programme.name }, probability, employed);
      }
      if (months !== 12 || !attended(life, mentoring, day)) continue;
      this.#mentoring.n += 1;
      this.#mentoring.with += probability;
      this.#mentoring.without += employmentProbability({ ...rates, boost: null }, episode.zero, day);
    }
  }

  #addCompliance({ episode, contacts }: Life): void {
    const months = new Map<string, { required: number; attended: number }>();
    for (const { due_on, outcome } of contacts) {
      if (outcome === "cancelled by the service") continue;
      const month = months.get(due_on.slice(0, 7)) ?? { required: 0, attended: 0 };
      month.required += 1;
      if (outcome === "attended") month.attended += 1;
      months.set(due_on.slice(0, 7), month);
    }
    for (const [month, { required, attended }] of months) {
      const trained = isTrained(episode.person.officer, dayOf(`${month}-01`));
      const recorded = (1 - parameters.missing.contactOutcome) ** required;
      const probability = parameters.monthCompliance[trained ? "trained" : "untrained"] * recorded;
      this.#compliance.add({ trained }, probability, attended >= required);
      this.#compliance.add({ trained, quarter: quarterOf(month) }, probability, attended >= required);
    }
  }

  report(written: { people: number; seed: number; rows: Readonly<Record<string, number>> }) {
    const { n, ...sums } = this.#mentoring;
    const mean = (sum: number) => (n === 0 ? null : Number((sum / n).toPrecision(8)));
    return {
      ...written,
      parameters,
      /** First episodes whose follow-up reaches the horizon and the half-year for a decision. */
      incidence: this.#incidence.report(),
      /** Persons observed at these months; the probability of being employed. */
      employment: this.#employment.report(),
      /** Effect of mentoring on those who attended it: employed at 12 months, with it and had it not been. */
      mentoringEffect: { n, with: mean(sums.with), without: mean(sums.without) },
      /** Months of people of first episodes with at least one contact required. */
      monthCompliance: this.#compliance.report(),
      funnel: this.#funnel.report(),
    };
  }
}

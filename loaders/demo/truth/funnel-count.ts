import type { Enrolment } from "../programmes.ts";

const stages = ["eligible", "referred", "started", "completed"] as const;
type Stage = (typeof stages)[number];

/** The stage that an enrolment reached; null where the person was not eligible. */
function furthest({ eligible, referred, started, status }: Enrolment): Stage | null {
  if (!eligible) return null;
  if (status === "completed") return "completed";
  if (started !== null) return "started";
  return referred === null ? "eligible" : "referred";
}

/** Counts how many enrolments and how many people came how far. */
export class FunnelCount {
  readonly #enrolments = new Map<Stage, number>(stages.map((stage) => [stage, 0]));
  readonly #people = new Map<Stage, number>(stages.map((stage) => [stage, 0]));

  add(enrolments: readonly Enrolment[]): void {
    const reached = enrolments.map(furthest).map((stage) => (stage === null ? -1 : stages.indexOf(stage)));
    stages.forEach((stage, i) => {
      const count = reached.filter((place) => place >= i).length;
      this.#enrolments.set(stage, this.#enrolments.get(stage)! + count);
      if (count > 0) this.#people.set(stage, this.#people.get(stage)! + 1);
    });
  }

  report() {
    return {
      enrolments: Object.fromEntries(this.#enrolments),
      people: Object.fromEntries(this.#people),
    };
  }
}

import type { Count, Mark, Mean } from "../../src/released/cell.ts";
import { checkKeys, isCategory } from "./crossing.ts";
import { DisclosureError } from "./disclosure-error.ts";
import { checkShares, isDominated } from "./dominance.ts";
import type { TierPolicy } from "./policy.ts";
import { checkCount, checkPart, confidential, protectedCount } from "./protected-count.ts";
import type { ReleasedEstimates } from "./released-statement.ts";
import { belowFloors, tooFew } from "./reliability-floors.ts";
import { atSignificant, checkEstimate } from "./rounded-estimate.ts";
import type { EstimateStatement, TermEvidence } from "./statement.ts";

type Model = EstimateStatement["models"][number];
type Term = Model["terms"][number];

/**
 * Coefficients of regressions and estimates of comparisons. No count can say them and no audit follows them, so a
 * model must rest on enough people, events and degrees of freedom, and each term on enough people with and without.
 */
export function releaseEstimates(statement: EstimateStatement, policy: TierPolicy): ReleasedEstimates {
  checkKeys(
    statement,
    statement.models.map(({ key }) => key),
    policy,
  );
  const { models, ...head } = statement;
  return {
    ...head,
    models: models.map((model, index) => {
      checkModel(statement.id, model, `model ${index + 1}`);
      return releaseModel(model, policy);
    }),
  };
}

function releaseModel(model: Model, policy: TierPolicy): ReleasedEstimates["models"][number] {
  const { key, terms } = model;
  const shown = shownCounts(model, policy);
  const withheld = belowFloors(shown, policy) ?? tooSmallFor(model, shown, policy);
  return {
    key,
    people: shown.people,
    events: shown.events,
    terms: terms.map((term) => ({
      term: term.term,
      estimate: withheld ?? releaseTerm(term, model, policy),
    })),
  };
}

interface ShownCounts {
  readonly people: Count;
  readonly events: Count;
  readonly nonEvents: Count;
}

function shownCounts({ key, people, events }: Model, policy: TierPolicy): ShownCounts {
  if (isCategory(key, policy) && people < policy.counts.smallestCategory)
    return { people: confidential, events: confidential, nonEvents: confidential };
  const part = (value: number) => protectedCount(value, { policy, sensitivity: "sensitive", whole: people });
  return {
    people: protectedCount(people, { policy, sensitivity: "sensitive" }),
    events: part(events),
    nonEvents: part(people - events),
  };
}

/** Whether a model asks more of its people and events than they can say. Judged on shown numbers. */
function tooSmallFor(
  model: Model,
  { people, events }: ShownCounts,
  { models }: TierPolicy,
): Mark | undefined {
  const { parameters, residualDegreesOfFreedom, patterns } = model;
  const least = models.eventsPerParameter * parameters;
  if (events.kind === "count" && events.value < least) return tooFew("too few events", least);
  const used = model.people - residualDegreesOfFreedom;
  if (people.kind === "count" && people.value - used < models.residualDegreesOfFreedom)
    return { kind: "x", reason: { code: "not estimable" } };
  return models.saturated === "hidden" && parameters >= patterns ? { kind: "c" } : undefined;
}

function releaseTerm(term: Term, model: Model, policy: TierPolicy): Mean {
  if (!isOfEnough(term.evidence, model, policy)) return { kind: "c" };
  const estimate = atSignificant(term, policy.models.digits);
  // Nothing varies: the estimate is the data.
  return estimate.kind === "mean" && estimate.lower === estimate.upper ? { kind: "c" } : estimate;
}

/** A category with few people, or few with or without the event, in it or outside, repeats their data. */
function isOfEnough(evidence: TermEvidence, { people, events }: Model, policy: TierPolicy): boolean {
  if (evidence.kind === "slope") return !isDominated(evidence, policy);
  const inside = { events: evidence.events, nonEvents: evidence.people - evidence.events };
  const outside = { events: events - inside.events, nonEvents: people - events - inside.nonEvents };
  const { threshold, smallestCategory } = policy.counts;
  return (
    Math.min(evidence.people, people - evidence.people) >= smallestCategory &&
    [inside, outside].every((side) => Math.min(side.events, side.nonEvents) >= threshold)
  );
}

function checkModel(id: string, model: Model, place: string): void {
  checkCount(id, `people of ${place}`, model.people);
  checkCount(id, `events of ${place}`, model.events);
  checkPart(id, `events of ${place}`, model.events, model.people);
  for (const name of ["parameters", "residualDegreesOfFreedom", "patterns"] as const)
    checkCount(id, `"${name}" of ${place}`, model[name]);
  if (model.parameters < 1 || model.residualDegreesOfFreedom + model.parameters > model.people)
    throw new DisclosureError(
      "not a model",
      id,
      `${place}: parameters and residual degrees of freedom do not fit its people. Count both as they were estimated.`,
    );
  model.terms.forEach((term, index) => {
    const at = `term ${index + 1} of ${place}`;
    checkEstimate(id, at, term);
    checkEvidence(id, at, term, model);
  });
}

function checkEvidence(id: string, place: string, { evidence }: Term, model: Model): void {
  switch (evidence?.kind) {
    case "slope":
      checkShares(id, place, evidence);
      return;
    case "category":
      checkCount(id, `people of ${place}`, evidence.people);
      checkCount(id, `events of ${place}`, evidence.events);
      checkPart(id, `people of ${place}`, evidence.people, model.people);
      checkPart(id, `events of ${place}`, evidence.events, Math.min(evidence.people, model.events));
      checkPart(
        id,
        `people without an event of ${place}`,
        evidence.people - evidence.events,
        model.people - model.events,
      );
      return;
    default:
      throw new DisclosureError(
        "evidence missing",
        id,
        `${place} does not say what it rests on. Give people and events of its category, or the shares of its slope.`,
      );
  }
}

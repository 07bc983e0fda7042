import { type Assessment, assessmentsOf } from "./assessment.ts";
import { Draw } from "./draw.ts";
import { jobsOf, type WorkRates, workRates } from "./employment.ts";
import { type Episode, episodesOf } from "./episode.ts";
import type { Person } from "./person.ts";
import { type Enrolment, enrolmentsOf, type Need, needsOf } from "./programmes.ts";
import { pseudonyms } from "./pseudonym.ts";
import type { StaffRoster } from "./staff.ts";
import { type LevelSpell, levelSpells } from "./supervision-levels.ts";
import { caseRow } from "./tables/cases.ts";
import { contactRows } from "./tables/contacts.ts";
import { eventRows } from "./tables/events.ts";
import { livingRows } from "./tables/living.ts";
import { needRow } from "./tables/needs.ts";
import type { DemoRow } from "./tables/out.ts";

/** Everything that the tables say about one supervision episode. */
export interface Life {
  readonly episode: Episode;
  readonly row: DemoRow<"cases">;
  readonly assessments: readonly Assessment[];
  readonly spells: readonly LevelSpell[];
  readonly needs: readonly Need[];
  readonly needRows: readonly DemoRow<"needs">[];
  readonly enrolments: readonly (Enrolment & { readonly id: string })[];
  readonly rates: WorkRates;
  readonly living: readonly DemoRow<"living">[];
  readonly events: readonly DemoRow<"events">[];
  readonly contacts: readonly DemoRow<"contacts">[];
}

/** Makes the lives of people in order; pseudonyms are numbered through the whole export. */
export function lives(seed: number, roster: StaffRoster): (person: Person) => Life[] {
  const counter = (kind: string) => {
    const pseudonym = pseudonyms(seed, kind);
    let next = 0;
    return () => pseudonym(next++);
  };
  const caseId = pseudonyms(seed, "case");
  const ids = {
    assessment: counter("assessment"),
    event: counter("event"),
    contact: counter("contact"),
    need: counter("need"),
    enrolment: counter("enrolment"),
  };
  return (person) => {
    const draw = (stream: string) => new Draw(seed, stream, person.index);
    const of = {
      cases: draw("cases"),
      assessments: draw("assessments"),
      supervision: draw("supervision"),
      needs: draw("needs"),
      enrolments: draw("enrolments"),
      work: draw("work"),
      living: draw("living"),
      events: draw("events"),
      contacts: draw("contacts"),
    };
    return episodesOf(person, caseId, draw("episodes")).map((episode) => {
      const assessments = assessmentsOf(episode, { roster, id: ids.assessment, draw: of.assessments });
      const spells = levelSpells(episode, assessments, of.supervision);
      const needs = needsOf(episode, ids.need, of.needs);
      const enrolments = enrolmentsOf(episode, needs, of.enrolments);
      const rates = workRates(episode, enrolments);
      return {
        episode,
        row: caseRow(episode, of.cases),
        assessments,
        spells,
        needs,
        needRows: needs.map((need) => needRow(episode, need, of.needs)),
        enrolments: enrolments.map((enrolment) => ({ ...enrolment, id: ids.enrolment() })),
        rates,
        living: livingRows(episode, jobsOf(episode, rates, of.work), of.living),
        events: eventRows(episode, ids.event, of.events),
        contacts: contactRows(episode, { spells, contactId: ids.contact, draw: of.contacts }),
      };
    });
  };
}

import type { Translate } from "../messages/translate.ts";
import type { FigureHead } from "../released/figure.ts";

/** Whom a rate speaks of and what they did: "people followed for 12 months", "had a proven new offence". */
export interface Subject {
  readonly group: string;
  readonly did: string;
  readonly unit: FigureHead["unit"];
}

/** Which event, how good its evidence, and in what time. */
export interface EventOfGrade {
  readonly outcome: string;
  readonly evidence: string;
  /** Only people who could be followed for so long are counted, and what happened to them in that time. */
  readonly followed?: string;
  /** Everybody is counted, with what happened within so long of the start. */
  readonly within?: string;
}

/** People who had an event of one grade of evidence; without a time, at any time so far. */
export const eventSubject = (t: Translate, event: EventOfGrade): Subject => {
  const did = eventText(t, event);
  const { followed, within } = event;
  if (followed !== undefined)
    return {
      group: t("sentence.group.followed", { duration: followed }),
      did: t("sentence.in that time", { did }),
      unit: "people",
    };
  if (within !== undefined)
    return {
      group: t("sentence.group.all"),
      did: t("sentence.within", { did, duration: within }),
      unit: "people",
    };
  return { group: t("sentence.group.supervised"), did, unit: "people" };
};

/** What happened, as a verb phrase: "had a proven new offence". */
export const eventText = (t: Translate, event: { outcome: string; evidence: string }): string =>
  t(`event.${event.outcome}.${event.evidence}`);

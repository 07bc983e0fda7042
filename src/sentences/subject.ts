import type { Translate } from "../messages/translate.ts";
import type { FigureHead } from "../released/figure.ts";

/** Whom a rate speaks of and what they did: "people followed for 12 months", "had a proven new offence". */
export interface Subject {
  readonly group: string;
  readonly did: string;
  readonly unit: FigureHead["unit"];
}

/** People followed for some time who had an event of one grade of evidence. */
export const eventSubject = (
  t: Translate,
  event: { outcome: string; evidence: string; followed?: string },
): Subject => ({
  group:
    event.followed === undefined
      ? t("sentence.group.supervised")
      : t("sentence.group.followed", { duration: event.followed }),
  did: eventText(t, event),
  unit: "people",
});

/** What happened, as a verb phrase: "had a proven new offence". */
export const eventText = (t: Translate, event: { outcome: string; evidence: string }): string =>
  t(`event.${event.outcome}.${event.evidence}`);

import type { Translate } from "../messages/translate.ts";
import { isCount } from "../released/cell.ts";
import type { IncidenceFigure, IncidenceGroup } from "../released/figure.ts";
import { durationText } from "./duration.ts";
import { type IncidenceReading, readIncidence, withheldRate } from "./incidence-reading.ts";
import { rateStatement } from "./rate-statement.ts";
import { rateTitle } from "./rate-title.ts";
import type { Statement } from "./statement.ts";
import { eventSubject, type Subject } from "./subject.ts";
import { countValues } from "./sureness.ts";

type Grid = Pick<IncidenceFigure, "gridUnit">;

/** A curve in words, read at two years or where it ends before: how many, how sure, and where it was cut. */
export const incidenceStatement = (
  t: Translate,
  { gridUnit }: Grid,
  group: IncidenceGroup,
  by?: number,
): Statement => {
  const reading = readIncidence(group, by);
  const facts = reading === undefined ? { rate: withheldRate(group) } : withoutCounts(reading);
  const statement = rateStatement(t, facts, subjectOf(t, { gridUnit }, group, reading));
  const basis = reading === undefined ? "" : restingOn(t, group, reading);
  const cut = cutText(t, { gridUnit }, group);
  return { ...statement, basis, ...(cut === undefined ? {} : { consequence: cut }) };
};

export const incidenceTitle = (
  t: Translate,
  { gridUnit }: Grid,
  group: IncidenceGroup,
  by?: number,
): string => {
  const reading = readIncidence(group, by);
  const rate = reading?.facts.rate ?? withheldRate(group);
  return rateTitle(t, { rate }, subjectOf(t, { gridUnit }, group, reading));
};

const subjectOf = (
  t: Translate,
  { gridUnit }: Grid,
  { key }: IncidenceGroup,
  reading: IncidenceReading | undefined,
): Subject =>
  eventSubject(t, {
    outcome: key.outcome ?? "reoffending",
    evidence: key.evidence ?? "3",
    ...(reading === undefined ? {} : { within: durationText(t, reading.day, gridUnit) }),
  });

/** Events over people is not the incidence where some left early: the counts are said in a sentence of their own. */
const withoutCounts = ({ facts }: IncidenceReading) => ({ rate: facts.rate });

const restingOn = (t: Translate, { n }: IncidenceGroup, { facts }: IncidenceReading): string => {
  const { numerator } = facts;
  if (!isCount(n)) return "";
  const people = countValues("n", n);
  if (numerator === undefined || !isCount(numerator)) {
    return t("sentence.basis.group", { ...people, unit: "people" });
  }
  return t("sentence.basis.events", { ...people, ...countValues("k", numerator) });
};

/** Where the curve ends before the follow-up does, because too few people are left at risk. */
const cutText = (t: Translate, { gridUnit }: Grid, { cutAt, points }: IncidenceGroup): string | undefined => {
  const last = points.at(-1);
  if (cutAt === undefined || last === undefined) return undefined;
  return t("sentence.cut", { duration: durationText(t, last.day, gridUnit) });
};

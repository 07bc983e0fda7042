import { dayOf, isoDay, isoDayOrNull } from "../calendar.ts";
import { Draw } from "../draw.ts";
import { parameters } from "../parameters.ts";
import type { Staff } from "../staff.ts";
import type { DemoRow } from "./out.ts";

type Row = DemoRow<"training">;

const courses = {
  "risk assessment": "RISK-1",
  "supervision skills": "SKILLS-1",
  "case management": "CASES-1",
} as const;

const cutoff = dayOf(parameters.cutoff);
const score = (value: number): number => Math.round(Math.min(100, Math.max(0, value)));

interface Course {
  readonly kind: keyof typeof courses;
  readonly day: number;
  readonly gain: number;
  readonly paired: boolean;
  readonly certifiedUntil: number | null;
}

function courseRow(staff: Staff, course: Course, draw: Draw): Row {
  const { scoreBefore, gainDeviation, kept } = parameters.training;
  const before = draw.normal(scoreBefore.mean, scoreBefore.deviation);
  const gain = draw.normal(course.gain, gainDeviation);
  const later = before + kept * gain + draw.normal(0, 5);
  const hasLater = course.paired && draw.chance(0.8) && course.day + 200 <= cutoff;
  return {
    staff_id: staff.id,
    service: staff.service,
    course: courses[course.kind],
    kind: course.kind,
    held_on: isoDay(course.day),
    reaction: draw.chance(0.1) ? null : Math.min(5, Math.max(1, Math.round(draw.normal(4.1, 0.7)))),
    score_before: score(before),
    score_after: course.paired ? score(before + gain) : null,
    score_later: hasLater ? score(later) : null,
    observed_skill: draw.chance(0.5) ? score(draw.normal(62, 12)) : null,
    certified_until: isoDayOrNull(course.certifiedUntil),
  };
}

/** The first course, its renewals, and for some a second one. */
export function trainingRows(staff: Staff, seed: number): Row[] {
  if (staff.firstCourse === null) return [];
  const draw = new Draw(seed, "training", staff.index);
  const { gain, secondGain } = parameters.training;
  const [first, ...renewals] = staff.certificates;
  const found: Course[] = [
    { ...staff.firstCourse, gain, paired: staff.paired, certifiedUntil: first?.until ?? null },
    ...renewals.map(({ from, until }): Course => {
      const kind = "risk assessment";
      return { kind, day: from, gain: secondGain, paired: false, certifiedUntil: until };
    }),
  ];
  const second = staff.firstCourse.day + draw.whole(200, 700);
  if (draw.chance(0.55) && second <= cutoff) {
    const kind = draw.chance(0.6) ? "supervision skills" : "case management";
    found.push({ kind, day: second, gain: secondGain, paired: draw.chance(0.8), certifiedUntil: null });
  }
  return found.filter(({ day }) => day <= cutoff).map((course) => courseRow(staff, course, draw));
}

import { dayOf } from "./calendar.ts";
import { Draw } from "./draw.ts";
import { parameters } from "./parameters.ts";
import { type Office, officesOf } from "./places.ts";
import { pseudonyms } from "./pseudonym.ts";

export interface Staff {
  readonly index: number;
  readonly id: string;
  readonly service: Office["service"];
  /** First course attended; null for those never trained. */
  readonly firstCourse: {
    readonly kind: "risk assessment" | "supervision skills";
    readonly day: number;
  } | null;
  /** Whether both scores of that course are there. */
  readonly paired: boolean;
  /** Spells during which a certificate for the instrument is valid. */
  readonly certificates: readonly { readonly from: number; readonly until: number }[];
}

/** All members of staff, each computed from the seed when asked for, so that none has to be kept. */
export interface StaffRoster {
  readonly count: number;
  readonly member: (index: number) => Staff;
  /** A member of staff of an office, chosen by any whole number. */
  readonly ofOffice: (office: Office, choice: number) => Staff;
}

const wave = { from: dayOf("2022-10-03"), days: 270 };
const early = { from: dayOf("2019-03-04"), days: 1200 };

function serviceOf(index: number): Office["service"] {
  return index % 3 === 2 ? "IT" : "XK";
}

/** Of 24 members of staff 15 have paired scores, 5 were trained without them, 4 were never trained. */
const block = 24;

/** Place within the block, turned from block to block so that offices get a mixture. */
const placeOf = (index: number): number => (Math.floor(index / block) * 5 + index * 7) % block;

const isPaired = (index: number): boolean => placeOf(index) < 15;

function firstCourseOf(index: number, draw: Draw): Staff["firstCourse"] {
  const place = placeOf(index);
  if (place >= 20) return null;
  const period = draw.chance(0.8) ? wave : early;
  const ratesRisk = place < 11 || (place >= 15 && place < 18);
  return {
    kind: ratesRisk ? "risk assessment" : "supervision skills",
    day: period.from + draw.whole(0, period.days),
  };
}

function certificatesOf(first: Staff["firstCourse"], draw: Draw): Staff["certificates"] {
  if (first === null || first.kind !== "risk assessment") return [];
  const until = first.day + Math.round(parameters.training.certificateYears * 365.25);
  const spells = [{ from: first.day + 3, until }];
  if (draw.chance(0.6) && until < dayOf(parameters.cutoff)) {
    const renewed = until - draw.whole(0, 60);
    spells.push({
      from: renewed,
      until: renewed + Math.round(parameters.training.certificateYears * 365.25),
    });
  }
  return spells;
}

export function staffRoster(seed: number, people: number): StaffRoster {
  const { leastStaff, staffPerPerson } = parameters.training;
  const count = block * Math.ceil(Math.max(leastStaff, people * staffPerPerson) / block);
  const pseudonym = pseudonyms(seed, "staff");
  const member = (index: number): Staff => {
    const draw = new Draw(seed, "staff", index);
    const firstCourse = firstCourseOf(index, draw);
    return {
      index,
      id: pseudonym(index),
      service: serviceOf(index),
      firstCourse,
      paired: isPaired(index),
      certificates: certificatesOf(firstCourse, draw),
    };
  };
  const ofOffice = (office: Office, choice: number): Staff => {
    const all = officesOf(office.service);
    const ofService = office.service === "IT" ? count / 3 : (count * 2) / 3;
    const place = all.indexOf(office) + all.length * (choice % Math.floor(ofService / all.length));
    return member(office.service === "IT" ? 3 * place + 2 : 3 * Math.floor(place / 2) + (place % 2));
  };
  return { count, member, ofOffice };
}

export const isCertified = (staff: Staff, day: number): boolean =>
  staff.certificates.some((spell) => day >= spell.from && day <= spell.until);

/** Whether a rater had been to the course in risk assessment by then. */
export const canRate = (staff: Staff, day: number): boolean =>
  staff.firstCourse?.kind === "risk assessment" && isTrained(staff, day);

/** Whether an officer had been to any course by then. */
export const isTrained = (staff: Staff, day: number): boolean =>
  staff.firstCourse !== null && day >= staff.firstCourse.day + 30;

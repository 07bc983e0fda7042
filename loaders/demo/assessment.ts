import type { RowOf } from "../exports/contract/index.ts";
import type { Draw } from "./draw.ts";
import type { Episode } from "./episode.ts";
import { instrumentOf } from "./instruments.ts";
import { parameters } from "./parameters.ts";
import { canRate, isCertified, type Staff, type StaffRoster } from "./staff.ts";

export type Level = NonNullable<RowOf<"assessments">["level"]>;

export interface Assessment {
  readonly id: string;
  readonly day: number;
  readonly purpose: NonNullable<RowOf<"assessments">["purpose"]>;
  readonly rater: Staff;
  readonly certified: boolean;
  readonly doubleOf: string | null;
  readonly ratings: readonly { readonly code: string; readonly rating: number | null }[];
  readonly level: Level;
  readonly levelBefore: Level;
}

const levels: readonly Level[] = ["low", "moderate", "high"];
const cutPoints = [0.77, 1.25] as const;

/** The level that the ratings give: from the mean of the rated items, protective ones turned round. */
function levelOf(ratings: Assessment["ratings"], protective: ReadonlySet<string>): Level {
  let sum = 0;
  let rated = 0;
  for (const { code, rating } of ratings) {
    if (rating === null) continue;
    sum += protective.has(code) ? 2 - rating : rating;
    rated += 1;
  }
  const mean = rated === 0 ? 1 : sum / rated;
  return mean < cutPoints[0] ? "low" : mean < cutPoints[1] ? "moderate" : "high";
}

/** A rater sees the latent risk through every item with an error of the occasion and one of the item. */
function rate(
  episode: Episode,
  rater: Staff,
  day: number,
  draw: Draw,
): Pick<Assessment, "ratings" | "levelBefore"> {
  const { unrated, ratingError } = parameters.assessment;
  const skill = canRate(rater, day) ? "trained" : "untrained";
  const instrument = instrumentOf[episode.person.office.service];
  const seen = episode.person.risk + draw.normal(0, ratingError[skill]);
  const ratings = instrument.items.map(({ code, protective }) => {
    const strength = 1 + 0.48 * (protective ? -seen : seen) + draw.normal(0, 0.62);
    const rating = Math.min(2, Math.max(0, Math.round(strength)));
    return { code, rating: draw.chance(unrated[skill]) ? null : rating };
  });
  return { ratings, levelBefore: levelOf(ratings, instrument.protective) };
}

function overridden(level: Level, draw: Draw): Level {
  if (!draw.chance(parameters.assessment.overridden)) return level;
  const other = draw.chance(0.65) ? 1 : -1;
  return levels[levels.indexOf(level) + other] ?? "moderate";
}

/** Days of the assessments that were made, with their purposes. */
function occasions(episode: Episode, draw: Draw): Pick<Assessment, "day" | "purpose">[] {
  const { never, firstOnTime, reviewEveryDays, reviewMissed } = parameters.assessment;
  if (draw.chance(never)) return [];
  const wait = draw.chance(firstOnTime) ? draw.whole(3, 45) : draw.whole(46, 120);
  const found: Pick<Assessment, "day" | "purpose">[] = [{ day: episode.zero + wait, purpose: "initial" }];
  let due = episode.zero + wait + reviewEveryDays;
  for (; due < episode.last - 30; due += reviewEveryDays) {
    if (!draw.chance(reviewMissed)) found.push({ day: due + draw.whole(-14, 28), purpose: "review" });
  }
  if (episode.endReason === "completed" && draw.chance(0.5)) {
    found.push({ day: episode.last - draw.whole(0, 15), purpose: "exit" });
  }
  return found.filter(({ day }) => day <= episode.last);
}

/** Every assessment of an episode, double ratings after those that they rate again. */
export function assessmentsOf(
  episode: Episode,
  { roster, id, draw }: { roster: StaffRoster; id: () => string; draw: Draw },
): Assessment[] {
  const found: Assessment[] = [];
  const { officer, office } = episode.person;
  for (const { day, purpose } of occasions(episode, draw)) {
    const rater = draw.chance(0.7) ? officer : roster.ofOffice(office, draw.whole(0, 1 << 20));
    const rated = rate(episode, rater, day, draw);
    const first: Assessment = {
      id: id(),
      day,
      purpose,
      rater,
      certified: isCertified(rater, day),
      doubleOf: null,
      ...rated,
      level: overridden(rated.levelBefore, draw),
    };
    found.push(first);
    const again = day + draw.whole(0, 14);
    const second = roster.ofOffice(office, draw.whole(0, 1 << 20));
    if (!draw.chance(parameters.assessment.doubleRated) || second.index === rater.index) continue;
    if (again > episode.last) continue;
    const other = rate(episode, second, again, draw);
    found.push({
      id: id(),
      day: again,
      purpose: "double rating",
      rater: second,
      certified: isCertified(second, again),
      doubleOf: first.id,
      ...other,
      level: overridden(other.levelBefore, draw),
    });
  }
  return found;
}

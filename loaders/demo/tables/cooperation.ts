import { dayOf, isoDay, isoDayOrNull } from "../calendar.ts";
import { Draw } from "../draw.ts";
import { cutoff } from "../episode.ts";
import { pseudonyms } from "../pseudonym.ts";
import type { DemoRow } from "./out.ts";

const acts = 120;
const practices = ["joint-case-review", "mentor-matching", "contact-standards", "double-rating"] as const;
const kinds = { "exchange of practice": 0.4, "joint case": 0.25, visit: 0.2, training: 0.15 } as const;

function row(actId: string, draw: Draw): DemoRow<"cooperation"> {
  const asked = dayOf("2019-02-01") + Math.floor(draw.uniform() ** 0.7 * 2500);
  const answered = asked + Math.round(draw.logNormal(24, 0.8));
  const kind = draw.weighted(kinds);
  const isAnswered = draw.chance(0.88) && answered <= cutoff;
  const status = !isAnswered ? "open" : draw.weighted({ done: 0.6, answered: 0.28, declined: 0.12 });
  const practice = kind === "exchange of practice" ? draw.pick(practices) : null;
  const adopted = answered + draw.whole(60, 400);
  const isAdopted = practice !== null && status === "done" && draw.chance(0.5) && adopted <= cutoff;
  const fromKosovo = draw.chance(0.55);
  return {
    act_id: actId,
    from_service: fromKosovo ? "XK" : "IT",
    to_service: fromKosovo ? "IT" : "XK",
    kind,
    asked_on: isoDay(asked),
    answered_on: isoDayOrNull(isAnswered ? answered : null),
    status,
    practice,
    adopted_on: isoDayOrNull(isAdopted ? adopted : null),
  };
}

export function* cooperationRows(seed: number): Generator<DemoRow<"cooperation">> {
  const pseudonym = pseudonyms(seed, "act");
  for (let i = 0; i < acts; i++) yield row(pseudonym(i), new Draw(seed, "cooperation", i));
}

import type { Assessment, Level } from "./assessment.ts";
import type { Draw } from "./draw.ts";
import type { Episode } from "./episode.ts";

export interface LevelSpell {
  readonly from: number;
  /** Last day at this level; null while it lasts. */
  readonly to: number | null;
  readonly level: Level;
}

const share = { low: 0.3, moderate: 0.45, high: 0.25 } as const;

/** The level follows the assessment within three weeks, mostly; nine of ten changes are made. */
export function levelSpells(episode: Episode, assessments: readonly Assessment[], draw: Draw): LevelSpell[] {
  const changes: { from: number; level: Level }[] = [{ from: episode.zero, level: draw.weighted(share) }];
  for (const { day, level, purpose } of assessments) {
    const from = day + draw.whole(1, 20);
    const made = draw.chance(0.9);
    const last = changes[changes.length - 1]!;
    if (purpose === "double rating" || !made || level === last.level || from >= episode.last) continue;
    if (from > last.from) changes.push({ from, level });
  }
  return changes.map(({ from, level }, i) => {
    const next = changes[i + 1];
    return { from, level, to: next === undefined ? episode.ended : next.from - 1 };
  });
}

export function levelOn(spells: readonly LevelSpell[], day: number): Level {
  const spell = spells.findLast(({ from }) => from <= day);
  return (spell ?? spells[0]!).level;
}

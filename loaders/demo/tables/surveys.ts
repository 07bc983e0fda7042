import { Draw } from "../draw.ts";
import { parameters } from "../parameters.ts";
import { type Region, regions } from "../places.ts";
import { pseudonyms } from "../pseudonym.ts";
import type { DemoRow } from "./out.ts";

type Row = DemoRow<"surveys">;
type Group = Row["group"];

const waves = ["2021-1", "2022-1", "2023-1", "2024-1", "2025-1"];

/** Answer sheets of a wave at 300 people, by who answers, and what they are asked. */
const design: Readonly<
  Record<Group, { sheets: number; scale: string; items: readonly string[]; mean: number }>
> = {
  supervised: { sheets: 40, scale: "perceived stigma", items: ["ST1", "ST2", "ST3", "ST4"], mean: 52 },
  family: { sheets: 30, scale: "support at home", items: ["SH1", "SH2", "SH3"], mean: 66 },
  community: { sheets: 60, scale: "acceptance", items: ["AC1", "AC2", "AC3", "AC4"], mean: 58 },
  employer: { sheets: 20, scale: "readiness to hire", items: ["HI1", "HI2"], mean: 44 },
};

/** Stigma raises the first scale and lowers the others; all get a little better from wave to wave. */
function level(group: Group, region: Region, wave: number): number {
  const stigma = parameters.stigma[region];
  return design[group].mean + (group === "supervised" ? 8 * stigma - wave : -6 * stigma + wave);
}

function sheetRows(sheetId: string, group: Group, wave: number, draw: Draw): Row[] {
  const region = draw.pick(regions);
  const sheet = {
    sheet_id: sheetId,
    group,
    wave: waves[wave]!,
    region,
    scale: design[group].scale,
    weight: group === "community" ? Math.round(draw.logNormal(1, 0.3) * 100) / 100 : null,
    cluster: group === "community" ? `C${String(draw.whole(1, 24)).padStart(2, "0")}` : null,
    discrimination_incidents: group === "supervised" ? Math.floor(draw.wait(0.7)) : null,
  };
  const own = draw.normal(level(group, region, wave), 16);
  return design[group].items.map((item) => {
    const answer = Math.min(100, Math.max(0, Math.round(draw.normal(own, 14) / 25) * 25));
    return { ...sheet, item, score: draw.chance(parameters.missing.surveyItem) ? null : answer };
  });
}

/** All answer sheets, more of them where more people are supervised. */
export function* surveyRows(seed: number, people: number): Generator<Row> {
  const pseudonym = pseudonyms(seed, "sheet");
  let index = 0;
  for (let wave = 0; wave < waves.length; wave++) {
    for (const group of Object.keys(design) as Group[]) {
      const sheets = Math.ceil((design[group].sheets * people) / 300);
      for (let i = 0; i < sheets; i++) {
        yield* sheetRows(pseudonym(index), group, wave, new Draw(seed, "surveys", index));
        index += 1;
      }
    }
  }
}

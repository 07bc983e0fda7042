import { firstDayOfMonth, isoDay, monthOf } from "../calendar.ts";
import { Draw } from "../draw.ts";
import { cutoff, type Episode } from "../episode.ts";
import { offices } from "../places.ts";
import type { DemoRow } from "./out.ts";

const firstMonth = monthOf(Date.UTC(2019, 0, 1) / 86_400_000);
const months = monthOf(cutoff) - firstMonth + 1;

/** Counts the open cases of every office at the end of every month while people go by. */
export class OpenCases {
  readonly #counts = new Map(offices.map((office) => [office.name, new Float64Array(months)]));

  add(episode: Episode): void {
    const counts = this.#counts.get(episode.person.office.name)!;
    const from = monthOf(episode.zero) - firstMonth;
    // Open at the end of the month means: not ended by its last day.
    const to = episode.ended === null ? months : monthOf(episode.ended + 1) - firstMonth;
    for (let month = from; month < to; month++) counts[month]! += 1;
  }

  *rows(seed: number, staff: number): Generator<DemoRow<"staffing">> {
    const draw = new Draw(seed, "staffing", 0);
    const posts = staff / offices.length;
    for (const office of offices) {
      for (let month = 0; month < months; month++) {
        const vacancies = Math.round(posts * draw.uniform() * 0.4 * 2) / 2;
        yield {
          office: office.name,
          month: isoDay(firstDayOfMonth(firstMonth + month)),
          officers_fte: posts - vacancies,
          vacancies,
          open_cases: this.#counts.get(office.name)![month]!,
        };
      }
    }
  }
}

import { act, contact, isLong, need } from "./example-rows.ts";
import type { RowFault } from "./planter.ts";

/** Faults of whole lines. */
export const lineFaults: readonly RowFault[] = [
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.badLine("contacts", contact(life, plot), {
        rule: "too few fields",
        line: (cells) => cells.slice(0, -2).join(","),
      }),
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.badLine("needs", need(life, plot), {
        rule: "too many fields",
        line: (cells) => [...cells, "2"].join(","),
      }),
  },
  {
    // A quotation mark that is never closed swallows what follows: it stands in the last line, without an end.
    last: true,
    suits: () => true,
    plant: (_, plot) =>
      plot.badLine("cooperation", act(plot), {
        rule: "unterminated quote",
        line: (cells) => [...cells.slice(0, -2), '"mentor-matching', ""].join(","),
        end: "",
      }),
  },
];

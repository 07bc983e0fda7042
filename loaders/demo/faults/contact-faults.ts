import { isoDay } from "../calendar.ts";
import { contact, hasEnded, isLong } from "./example-rows.ts";
import type { RowFault } from "./planter.ts";

/** Faults of contacts, among them the commonest: a key twice, an orphan, an impossible date. */
export const contactFaults: readonly RowFault[] = [
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad("contacts", contact(life, plot), {
        rule: "not a date",
        column: "due_on",
        raw: { due_on: "2023-02-30" },
      }),
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad("contacts", contact(life, plot), {
        rule: "value not in list",
        column: "mode",
        raw: { mode: "letter" },
      }),
  },
  {
    suits: (life) => isLong(life) && life.contacts.length > 3,
    plant: (life, plot) =>
      plot.bad(
        "contacts",
        { ...contact(life, plot), contact_id: life.contacts[2]!.contact_id },
        { rule: "duplicate key", column: "contact_id" },
      ),
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "contacts",
        { ...contact(life, plot), case_id: plot.freshId() },
        { rule: "orphan", column: "case_id" },
      ),
  },
  {
    suits: hasEnded,
    plant: (life, plot) =>
      plot.bad(
        "contacts",
        { ...contact(life, plot), due_on: isoDay(life.episode.last + 20) },
        { rule: "after the end", column: "due_on" },
      ),
  },
  {
    suits: isLong,
    plant: (life, plot) =>
      plot.bad(
        "contacts",
        { ...contact(life, plot), outcome: "attended" },
        { rule: "attended without a date", column: "held_on" },
      ),
  },
  {
    suits: isLong,
    plant: (life, plot) => {
      const row = contact(life, plot);
      plot.bad(
        "contacts",
        { ...row, held_on: row.due_on },
        { rule: "held without attendance", column: "outcome" },
      );
    },
  },
];

import { assessmentItems } from "./assessment-items.ts";
import { assessments } from "./assessments.ts";
import { cases } from "./cases.ts";
import { contacts } from "./contacts.ts";
import { cooperation } from "./cooperation.ts";
import { custody } from "./custody.ts";
import { enrolments } from "./enrolments.ts";
import { events } from "./events.ts";
import { living } from "./living.ts";
import { needs } from "./needs.ts";
import { staffing } from "./staffing.ts";
import { supervision } from "./supervision.ts";
import { surveys } from "./surveys.ts";
import type { Row } from "./table.ts";
import { training } from "./training.ts";

/** All tables of a delivery, in the order in which they are read: a table comes after those it refers to. */
export const contract = {
  cases,
  custody,
  supervision,
  assessments,
  assessment_items: assessmentItems,
  events,
  contacts,
  needs,
  enrolments,
  living,
  surveys,
  training,
  staffing,
  cooperation,
} as const;

export type TableName = keyof typeof contract;
export type RowOf<N extends TableName> = Row<(typeof contract)[N]>;
export const tableNames = Object.keys(contract) as TableName[];

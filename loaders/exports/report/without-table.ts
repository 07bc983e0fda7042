import type { TableName } from "../contract/index.ts";

/** What the site cannot say where a table is not delivered. */
export const withoutTable: Readonly<Record<TableName, string>> = {
  cases: "Nothing can be shown.",
  custody: "Time in custody counts as time at risk.",
  supervision: "Monitoring: required contacts cannot be compared by level of supervision.",
  assessments: "Monitoring: nothing on assessments; Relapse: no risk level at the start.",
  assessment_items: "Monitoring: nothing on unrated items.",
  events: "Relapse: no outcome at all.",
  contacts: "Monitoring: nothing on contacts.",
  needs: "Programmes: needs and services cannot be matched.",
  enrolments: "Programmes: no funnel from referral to completion.",
  living: "Reintegration: nothing on housing, work, education, family and health.",
  surveys: "Reintegration: nothing on stigma and acceptance.",
  training: "Staff: nothing on training.",
  staffing: "Staff: nothing on caseload.",
  cooperation: "Staff: nothing on cooperation between services.",
};

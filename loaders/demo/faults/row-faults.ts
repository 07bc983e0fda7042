import { assessmentFaults } from "./assessment-faults.ts";
import { caseFaults } from "./case-faults.ts";
import { contactFaults } from "./contact-faults.ts";
import { eventFaults } from "./event-faults.ts";
import { lineFaults } from "./line-faults.ts";
import type { RowFault } from "./planter.ts";
import { programmeFaults } from "./programme-faults.ts";
import { staffFaults } from "./staff-faults.ts";
import { supervisionFaults } from "./supervision-faults.ts";

/** All faults that are planted, in the order in which they come along. */
export const rowFaults: readonly RowFault[] = [
  ...caseFaults,
  ...supervisionFaults,
  ...eventFaults,
  ...contactFaults,
  ...assessmentFaults,
  ...programmeFaults,
  ...staffFaults,
  ...lineFaults,
];

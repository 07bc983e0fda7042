export type {
  CheckReport,
  FaultReport,
  FileReport,
  Refusal,
  TableReport,
} from "../exports/report/check-report.ts";

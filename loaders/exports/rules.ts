import { cohortLimits } from "./contract/cases.ts";

/**
 * Every rule that can put a row into quarantine, with the cure that the report prints. A rule's id is what
 * the quarantine, the report, the demo's list of planted faults and the methods page share.
 */
export const rowRules = {
  "too few fields":
    "Deliver one value for every column of the header; quote values that contain the delimiter.",
  "too many fields":
    "Deliver one value for every column of the header; quote values that contain the delimiter.",
  "unterminated quote": "Close the quotation mark, and double the quotation marks inside a quoted value.",
  "invalid encoding": "Deliver the file in one encoding throughout, and declare it in datapackage.json.",
  "NUL byte": "Remove the NUL byte; it usually comes from an interrupted copy.",
  "line too long": "Look for a missing line end or a missing quotation mark.",
  "not a date": "Write dates as YYYY-MM-DD.",
  "not a number": "Write numbers with a decimal point and without separators of thousands.",
  "not a whole number": "Write a whole number.",
  "not true or false": "Write true or false.",
  "required value missing": "Fill in the value; the row cannot be used without it.",
  "value not in list": "Use one of the values that the contract lists for this column.",
  "below minimum": "Check the value against the minimum that the contract states.",
  "above maximum": "Check the value against the maximum that the contract states.",
  "pattern not matched": "Write the value in the form that the contract states.",
  "text too long": "Deliver a code or a short name; free text is not accepted.",
  "duplicate key": "Deliver every key once; keep the row that is right.",
  "duplicate row": "Deliver every row once.",
  orphan: "Deliver the row that this one refers to, or correct the reference.",
  "orphan of a quarantined row": "Correct the row that this one refers to; this one will then be accepted.",
  "date after the cut-off": "Check the date; it lies after the last day that the delivery covers.",
  "implausible date": "Check the year; dates before 1990 are not expected.",
  "ends before it starts": "Check the two dates; the end lies before the start.",
  "overlapping episodes": "End the earlier episode before the next one of the same person starts.",
  "overlapping spells": "End the earlier spell before the next one of the same case starts.",
  "end reason without end": "Fill in the end date, or leave the end reason empty.",
  "before time zero": "Check the date; it lies before the person's release or start of supervision.",
  "after the end": "Check the date; it lies after the end of supervision.",
  "recorded before it occurred": "Check the dates; a record cannot be older than what it records.",
  "decided before it occurred": "Check the dates; a decision cannot be older than the event.",
  "attended without a date": "Fill in the date on which the contact was held, or correct the outcome.",
  "held without attendance": "Correct the outcome, or leave the date of the contact empty.",
  "started before referral": "Check the dates; the first session lies before the referral.",
  "completed without a start": "Fill in the start date, or correct the status.",
  "more sessions than planned": "Check the numbers; attended and excused sessions exceed the planned ones.",
  "double rating by the same rater":
    "A double rating needs a second rater; correct the rater or the purpose.",
  "double rating of another case": "Correct the reference; both ratings must be of the same case.",
  "item not in the instrument":
    "Use the item codes of the instrument's description, or describe the item there.",
  "rating outside the scale": "Use the ratings that the instrument's description allows for the item.",
  "certificate ends before the course": "Check the dates; the certificate ends before the course was held.",
  "answered before asked": "Check the dates; the answer lies before the request.",
} as const;

export type RowRule = keyof typeof rowRules;

/** Every rule that makes a whole delivery refused. */
export const deliveryRules = {
  "folder not found": "Give the folder of the delivery with --exports.",
  "folder empty": "Deliver at least cases.csv.",
  "required table missing": "Deliver the table, or map one of your files to it.",
  "no rows in the required table": "Deliver at least one row; the file holds only its header.",
  "not a file": "Deliver a file; a folder of this name stands in its place.",
  "not what it says": "Deliver CSV (optionally gzipped) or Parquet; the file holds something else.",
  "damaged file":
    "Copy the file again; it was interrupted or put together wrongly, so no row of it can be trusted.",
  "truncated gzip": "Copy the file again; it ends too early.",
  "ambiguous encoding": "Declare the encoding in datapackage.json (resources[].encoding).",
  "wrong encoding declared":
    "Declare the encoding that the file is written in (datapackage.json, resources[].encoding); its bytes are not what is declared.",
  "ambiguous delimiter": "Declare the delimiter in datapackage.json (resources[].dialect.delimiter).",
  "duplicate column":
    "Name every column once, or name the columns by position in the mapping's datapackage.json.",
  "required column missing": "Deliver the column, or map one of yours to it.",
  "no header": "Deliver the names of the columns in the first line.",
  "column of direct identifiers": "Remove the column; the program works on pseudonyms only.",
  "direct identifiers in values": "Replace the identifiers by pseudonyms before export.",
  "free text": "Remove the column; free text can name people.",
  "not a category": `Deliver the code or short label of a group in columns named cohort_: at most ${cohortLimits.values} different values of at most ${cohortLimits.characters} characters, which are published as they are.`,
  "full birth dates": "Deliver the age band at the start of supervision instead.",
  "short pseudonyms": "Deliver pseudonyms that cannot be guessed, or let the mapping make them.",
  "table delivered twice": "Deliver each table as one file.",
  "invalid datapackage": "Correct datapackage.json; the report names the property.",
  "invalid mapping": "Correct the mapping's SQL; the report names the file and the line.",
  "too many rows quarantined": "Correct the rows that the report lists, or raise the limit in the policy.",
} as const;

export type DeliveryRule = keyof typeof deliveryRules;

import type { Column } from "../columns.ts";
import type { RowRule } from "../rules.ts";
import { literal } from "../sql-text.ts";

/** A condition over the delivered text of one column that is true where the rule is broken. */
export interface ValueRule {
  readonly rule: RowRule;
  readonly column: string;
  readonly broken: string;
}

interface ValueContext {
  /** SQL of the delivered text, NULL where there is no value. */
  readonly text: string;
  /** SQL of the value with its type, NULL where the text cannot be read. */
  readonly value: string;
  readonly cutoff: string | null;
}

const longestText = 80;
const firstDate = "DATE '1990-01-01'";
const lastDate = "DATE '2100-12-31'";
/** A hundred years on either side of time zero. */
const furthestDay = 36_525;

/** Dates that lie ahead by their nature. */
const aheadOfCutoff = new Set(["planned_end_on", "certified_until", "due_on"]);

const trueTexts = "('true', 'True', 'TRUE', '1')";
const falseTexts = "('false', 'False', 'FALSE', '0')";

/** SQL that reads a delivered text with its column's type; NULL where it cannot. */
export function typedValue({ type }: Column, text: string, decimalComma: boolean): string {
  switch (type) {
    case "string":
      return text;
    case "boolean":
      return `CASE WHEN ${text} IN ${trueTexts} THEN true WHEN ${text} IN ${falseTexts} THEN false END`;
    case "date":
      return `TRY_CAST(${text} AS DATE)`;
    case "integer":
    case "day":
      return `TRY_CAST(${text} AS INTEGER)`;
    case "number":
      return `TRY_CAST(${decimalPoint(text, decimalComma)} AS DOUBLE)`;
  }
}

const decimalPoint = (text: string, decimalComma: boolean): string =>
  decimalComma ? `replace(${text}, ',', '.')` : text;

/** Every rule that one value of a column can break, in the order in which they are reported. */
export function valueRules(
  column: Column,
  context: ValueContext,
  decimalComma: boolean,
): readonly ValueRule[] {
  const rules: [RowRule, string][] = [
    ...(column.constraints.required === true && column.type !== "day" && !isDate(column)
      ? [["required value missing", `${context.text} IS NULL`] satisfies [RowRule, string]]
      : []),
    ...typeRules(column, context, decimalComma),
    ...constraintRules(column, context),
  ];
  return rules.map(([rule, broken]) => ({ rule, column: column.name, broken }));
}

const isDate = ({ type }: Column): boolean => type === "date";

function typeRules(
  column: Column,
  { text, value, cutoff }: ValueContext,
  decimalComma: boolean,
): [RowRule, string][] {
  switch (column.type) {
    case "string":
      return column.constraints.enum === undefined
        ? // Bytes first: counting them is free, counting characters is not.
          [["text too long", `strlen(${text}) > ${longestText} AND length(${text}) > ${longestText}`]]
        : [];
    case "boolean":
      return [["not true or false", `${text} IS NOT NULL AND ${value} IS NULL`]];
    case "date":
      return [
        ["not a date", `${text} IS NOT NULL AND CAST(${value} AS VARCHAR) IS DISTINCT FROM ${text}`],
        ["implausible date", `${value} < ${firstDate} OR ${value} > ${lastDate}`],
        ...(cutoff === null || aheadOfCutoff.has(column.name)
          ? []
          : [["date after the cut-off", `${value} > DATE ${literal(cutoff)}`] satisfies [RowRule, string]]),
      ];
    case "integer":
    case "day": {
      const plain = `CAST(${value} AS VARCHAR) = ${text}`;
      const whole = `regexp_full_match(${text}, '[+-]?[0-9]{1,9}([.]0+)?')`;
      return [
        ["not a whole number", `CASE WHEN ${text} IS NULL OR ${plain} THEN false ELSE NOT ${whole} END`],
        ...(column.type === "day"
          ? [["implausible date", `abs(${value}) > ${furthestDay}`] satisfies [RowRule, string]]
          : []),
      ];
    }
    case "number": {
      const shape = "'[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,3})?'";
      const point = decimalPoint(text, decimalComma);
      const broken = `${text} IS NOT NULL AND NOT (regexp_full_match(${point}, ${shape}) AND isfinite(${value}))`;
      // A single character that reads as a number is a digit: most ratings are spared the pattern.
      const digit = `strlen(${text}) = 1 AND ${value} IS NOT NULL`;
      return [["not a number", `CASE WHEN ${digit} THEN false ELSE ${broken} END`]];
    }
  }
}

function constraintRules({ constraints, type }: Column, { text, value }: ValueContext): [RowRule, string][] {
  const { enum: values, minimum, maximum, pattern } = constraints;
  const isNumber = type === "number" || type === "integer";
  return [
    ...(values === undefined
      ? []
      : [
          ["value not in list", `${text} NOT IN (${values.map(literal).join(", ")})`] satisfies [
            RowRule,
            string,
          ],
        ]),
    ...(isNumber && minimum !== undefined
      ? [["below minimum", `${value} < ${minimum}`] satisfies [RowRule, string]]
      : []),
    ...(isNumber && maximum !== undefined
      ? [["above maximum", `${value} > ${maximum}`] satisfies [RowRule, string]]
      : []),
    ...(pattern === undefined
      ? []
      : [
          [
            "pattern not matched",
            `NOT regexp_full_match(${text}, ${literal(pattern.replace(/^\^|\$$/g, ""))})`,
          ] satisfies [RowRule, string],
        ]),
  ];
}

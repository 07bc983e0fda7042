import { bjs } from "./bjs.ts";
import { compas } from "./compas.ts";
import { iowa } from "./iowa.ts";
import { lalonde, lalondePairs } from "./lalonde.ts";
import { mgus2 } from "./mgus2.ts";
import { nij } from "./nij.ts";
import { key, type ReferenceValue, type Results, referenceOf, rowsOf } from "./reference-values.ts";
import { rossi } from "./rossi.ts";
import { agrees } from "./tolerances.ts";

/** What each dataset's reference file is compared with. */
const COMPUTE: Readonly<Record<string, () => Results>> = {
  "bjs-recidivism-tables": bjs,
  "compas-propublica": compas,
  "iowa-prison-3yr": iowa,
  "lalonde-nsw": lalonde,
  "mgus2-competing-risks": mgus2,
  "nij-georgia-parole": nij,
  "rossi-tarp": rossi,
};

export const DATASETS = Object.keys(COMPUTE);

/** Reference values that are wrong or not an estimate, by dataset and whole name. */
const EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "lalonde-nsw": {
    "matchit_4.5.1_debian_do_not_use | re78 ATT | effect":
      "MatchIt 4.5.1 as packaged in Debian 12 passes over nearer controls; the reference keeps its effect for the record",
  },
};

export interface Exception {
  readonly name: string;
  readonly reason: string;
}

export interface Comparison {
  readonly dataset: string;
  /** Reference values that are not empty. */
  readonly values: number;
  /** Of these, those compared. */
  readonly compared: number;
  /** Those compared that differ by more than their tolerance: name, ours, theirs. */
  readonly off: readonly string[];
  readonly exceptions: readonly Exception[];
  /** Neither compared nor an exception. */
  readonly missing: readonly string[];
}

/** Every reference value of a dataset against what stands here. */
export function compare(dataset: string): Comparison {
  const ours = COMPUTE[dataset]!().values;
  const reasons = EXCEPTIONS[dataset] ?? {};
  const all = referenceOf(dataset);
  const excepted = all.filter((row) => key(row) in reasons);
  const due = all.filter((row) => !(key(row) in reasons));
  const compared = due.filter((row) => ours.has(key(row)));
  return {
    dataset,
    values: all.length,
    compared: compared.length,
    off: compared
      .filter((row) => !agrees(ours.get(key(row))!, row))
      .map((row) => `${key(row)}: ${ours.get(key(row))} for ${row.value}`),
    exceptions: excepted.map((row) => ({ name: key(row), reason: reasons[key(row)]! })),
    missing: due.filter((row) => !ours.has(key(row))).map(key),
  };
}

const PAIRS = ["nearest_1to1", "nearest_1to1_caliper"] as const;

export interface PairComparison {
  readonly file: string;
  readonly pairs: number;
  readonly off: readonly string[];
}

/** The matched pairs that the reference lists beside its values: who with whom, in which order, with which scores. */
export function comparePairs(): PairComparison[] {
  return PAIRS.map((name) => {
    const file = `lalonde-nsw/reference/lalonde_pairs_${name}.csv`;
    const theirs = rowsOf(file);
    const ours = lalondePairs(name);
    const off = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, i) => i).filter((i) => {
      const [mine, row] = [ours[i], theirs[i]];
      if (mine === undefined || row === undefined) return true;
      return Object.entries(mine).some(([column, value]) =>
        typeof value === "string"
          ? row[column] !== value
          : !agrees(value, { ...SCORE, quantity: column, value: Number(row[column]) }),
      );
    });
    return { file, pairs: theirs.length, off: off.map((i) => `${file}, pair ${i + 1}`) };
  });
}

const SCORE: Omit<ReferenceValue, "quantity" | "value"> = {
  analysis: "lalonde_propensity_score",
  stratum: "pairs",
};

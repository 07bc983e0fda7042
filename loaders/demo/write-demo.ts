import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tableNames } from "../exports/contract/index.ts";
import { type Progress, silent } from "../progress.ts";
import { demoPackage } from "./datapackage.ts";
import { type PlantedFault, Planter } from "./faults/planter.ts";
import { type Life, lives } from "./life.ts";
import { people as peopleOf } from "./person.ts";
import { type StaffRoster, staffRoster } from "./staff.ts";
import { assessmentRow, itemRows } from "./tables/assessments.ts";
import { cooperationRows } from "./tables/cooperation.ts";
import { custodyRows } from "./tables/custody.ts";
import { enrolmentRow } from "./tables/enrolments.ts";
import { abandonAll, closeAll, type Out, openTables, settleAll } from "./tables/out.ts";
import { OpenCases } from "./tables/staffing.ts";
import { supervisionRow } from "./tables/supervision.ts";
import { surveyRows } from "./tables/surveys.ts";
import { trainingRows } from "./tables/training.ts";
import { TruthKeeper } from "./truth/truth-keeper.ts";

/** What data/demo is written with. */
export const demoDefaults = { people: 300, seed: 4 } as const;

export interface DemoOptions {
  /** Folder that the export is written into; files of the same names are replaced when all is written. */
  readonly folder: string;
  readonly people?: number;
  readonly seed?: number;
  /** Whether row faults are planted and listed in faults.json. */
  readonly faults?: boolean;
  /** Day (ISO 8601) as at which the records are written; without faults then, and without truth.json. */
  readonly asOf?: string | undefined;
  readonly progress?: Progress;
}

export interface DemoSummary {
  readonly rows: number;
  readonly bytes: number;
  readonly faults: readonly PlantedFault[];
}

function writeLife(life: Life, out: Out): void {
  const { episode } = life;
  out.cases.write(life.row);
  for (const row of custodyRows(episode)) out.custody.write(row);
  for (const spell of life.spells) out.supervision.write(supervisionRow(episode, spell));
  for (const assessment of life.assessments) {
    out.assessments.write(assessmentRow(episode, assessment));
    for (const row of itemRows(assessment)) out.assessment_items.write(row);
  }
  for (const row of life.events) out.events.write(row);
  for (const row of life.contacts) out.contacts.write(row);
  for (const row of life.needRows) out.needs.write(row);
  for (const enrolment of life.enrolments) {
    out.enrolments.write(enrolmentRow(episode, enrolment, enrolment.id));
  }
  for (const row of life.living) out.living.write(row);
}

/** Tables that are not about the supervised people. */
async function writeOthers(
  out: Out,
  { seed, people, roster }: { seed: number; people: number; roster: StaffRoster },
  openCases: OpenCases,
): Promise<void> {
  for (let i = 0; i < roster.count; i++) {
    for (const row of trainingRows(roster.member(i), seed)) out.training.write(row);
    await out.training.settle();
  }
  for (const row of surveyRows(seed, people)) {
    out.surveys.write(row);
    await out.surveys.settle();
  }
  for (const row of openCases.rows(seed, roster.count)) out.staffing.write(row);
  for (const row of cooperationRows(seed)) out.cooperation.write(row);
}

type Complete = Required<Omit<DemoOptions, "asOf">> & Pick<DemoOptions, "asOf">;

async function writeTables(out: Out, options: Complete) {
  const { people, seed, progress } = options;
  const roster = staffRoster(seed, people);
  const person = peopleOf(seed, roster);
  const lifeOf = lives(seed, roster);
  const openCases = new OpenCases();
  const truth = new TruthKeeper();
  const planter = new Planter(out, { people, seed, active: options.faults });
  progress.step(`drawing ${people} people`);
  for (let i = 0; i < people; i++) {
    const episodes = lifeOf(person(i));
    for (const life of episodes) {
      writeLife(life, out);
      openCases.add(life.episode);
    }
    truth.add(episodes[0]!);
    planter.afterPerson(i, episodes[0]!);
    await settleAll(out);
    if (i % 256 === 0) progress.share(i / people);
  }
  progress.share(1);
  progress.step("writing staff, surveys and cooperation");
  await writeOthers(out, { seed, people, roster }, openCases);
  planter.atTheEnd();
  await closeAll(out);
  return { truth, faults: planter.planted };
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function writeInto(folder: string, options: Complete): Promise<DemoSummary> {
  const { people, seed, asOf } = options;
  const out = openTables(folder, asOf);
  try {
    const { truth, faults } = await writeTables(out, options);
    const counts = Object.fromEntries(tableNames.map((table) => [table, out[table].rows]));
    await writeFile(join(folder, "datapackage.json"), asJson(demoPackage({ people, seed, asOf })));
    if (asOf === undefined) {
      await writeFile(join(folder, "truth.json"), asJson(truth.report({ people, seed, rows: counts })));
      await writeFile(join(folder, "faults.json"), asJson(faults));
    }
    const sum = (of: "rows" | "bytes") => tableNames.reduce((total, table) => total + out[table][of], 0);
    return { rows: sum("rows"), bytes: sum("bytes"), faults };
  } finally {
    abandonAll(out);
  }
}

/**
 * Writes the synthetic export: the same bytes for the same options, in memory that does not grow with the
 * number of people. Everything is written beside and renamed, so that a run that fails leaves the folder as
 * it was.
 */
export async function writeDemo(options: DemoOptions): Promise<DemoSummary> {
  const asked = { ...demoDefaults, faults: true, progress: silent, ...options };
  // The truth and the lines of faults are those of the whole.
  const all = asked.asOf === undefined ? asked : { ...asked, faults: false };
  const partial = join(all.folder, `.partial-${process.pid}`);
  await mkdir(partial, { recursive: true });
  try {
    const summary = await writeInto(partial, all);
    const tables = tableNames.map((table) => `${table}.csv`);
    const files = all.asOf === undefined ? [...tables, "truth.json", "faults.json"] : tables;
    for (const file of [...files, "datapackage.json"]) {
      await rename(join(partial, file), join(all.folder, file));
    }
    return summary;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

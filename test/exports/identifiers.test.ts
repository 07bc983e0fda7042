import { expect, test } from "vitest";
import { columnsOf, tableOf } from "../../loaders/exports/columns.ts";
import { tableNames } from "../../loaders/exports/contract/index.ts";
import { isIdentifierColumn } from "../../loaders/exports/identifiers/column-words.ts";
import { judgeValues } from "../../loaders/exports/identifiers/judge-values.ts";
import { nameKind } from "../../loaders/exports/identifiers/names.ts";
import {
  isCodiceFiscale,
  isJmbg,
  isKosovoNumber,
} from "../../loaders/exports/identifiers/personal-numbers.ts";

test("isKosovoNumber(text) checks the last digit modulo 11", () => {
  expect(isKosovoNumber("1234567892")).toBe(true);
  expect(isKosovoNumber("1234567893")).toBe(false);
  expect(isKosovoNumber("123456789")).toBe(false);
});

test("isJmbg(text) checks day, month and the last digit", () => {
  expect(isJmbg("0101006500006")).toBe(true);
  expect(isJmbg("0101006500007")).toBe(false);
  expect(isJmbg("4501006500006")).toBe(false);
});

test("isCodiceFiscale(text) checks the last letter", () => {
  // Mario Rossi, born on 10 December 1985: the usual textbook example.
  expect(isCodiceFiscale("RSSMRA85T10A562S")).toBe(true);
  expect(isCodiceFiscale("rssmra85t10a562s")).toBe(true);
  expect(isCodiceFiscale("RSSMRA85T10A562T")).toBe(false);
});

test.each([
  "first_name",
  "LastName",
  "Emri",
  "mbiemri_klientit",
  "prezime",
  "ime_oca",
  "Презиме",
  "cognome",
  "name",
  "dob",
  "date_of_birth",
  "datum rođenja",
  "data_di_nascita",
  "data e lindjes",
  "address",
  "adresa",
  "indirizzo",
  "e-mail",
  "telefoni",
  "broj telefona",
  "cellulare",
  "passport_no",
  "nr_personal",
  "JMBG",
  "матични број",
  "codice_fiscale",
  "notes",
  "napomena",
  "shënime",
  "osservazioni",
])("a column named %s is one of direct identifiers", (name) => {
  expect(isIdentifierColumn(name)).toBe(true);
});

test.each([
  "programme_name",
  "office",
  "region",
  "cohort_prison_programme",
  "c_charge_desc",
  "Residence_PUMA",
  "id",
  "Race - Ethnicity",
  "Release Type",
  "Days to Return",
  "mar",
  "emp1",
  "mode",
  "domain",
  "event",
  "time",
  "nomination",
])("a column named %s is not", (name) => {
  expect(isIdentifierColumn(name)).toBe(false);
});

test("no column of the contract sounds like an identifier", () => {
  const names = tableNames.flatMap((table) => columnsOf(tableOf(table)).map(({ name }) => name));
  expect(names.filter(isIdentifierColumn)).toEqual([]);
});

test.each([
  "Agim Krasniqi",
  "Krasniqi, Agim",
  "Милан Петровић",
  "Milan Petrović",
  "Đorđe Đorđević",
  "Giuseppe Rossi",
  "ROSSI MARIO",
  "Sarah Thompson",
  "Hoxha Ardian",
])("%s reads as a full name", (text) => {
  expect(nameKind(text)).toBe("full");
});

test.each([
  [
    "offices",
    [
      "Gjilan",
      "Prishtinë",
      "Pejë",
      "Prizren",
      "Mitrovicë",
      "Ferizaj",
      "Gjakovë",
      "Gračanica",
      "Torino",
      "Milano",
    ],
  ],
  [
    "places of two words",
    [
      "Fushë Kosovë",
      "Novi Pazar",
      "Hani i Elezit",
      "Kosovo Polje",
      "Reggio Emilia",
      "La Spezia",
      "Mitrovica e Veriut",
      "Severna Mitrovica",
    ],
  ],
  ["Serbian towns", ["Đakovica", "Peć", "Kosovska Mitrovica", "Leposavić", "Štrpce", "Klokot", "Novo Brdo"]],
  [
    "programmes",
    ["Family support", "Mentoring", "Religious dialogue", "Vocational training", "Housing first", "MENTOR-2"],
  ],
  ["age bands", ["18-24", "25-34", "under 20", "35 and over", "Greater than 45"]],
  [
    "pseudonyms",
    ["a7b2c9d4e5f6a7b2", "case-0001", "XK-2020-00012", "0000000001", "1000000002", "1000000003"],
  ],
  [
    "charges",
    [
      "Aggravated Assault w/Firearm",
      "Felony Driving While Lic Suspd",
      "Possession of Cocaine",
      "Driving Under The Influence",
    ],
  ],
])("%s are no identifiers", (_, values) => {
  expect(judgeValues(values)).toBeNull();
});

test("a date is a date of birth only where nearly all are old enough", () => {
  expect(judgeValues(["1985-03-02", "1990-11-30", "1979-01-15"])?.rule).toBe("full birth dates");
  expect(judgeValues(["02.03.1985", "30.11.1990", "15.01.1979"])?.rule).toBe("full birth dates");
  expect(judgeValues(["2021-03-02", "2022-11-30", "2023-01-15"])).toBeNull();
});

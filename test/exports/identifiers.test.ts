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
import { isStreetAddress } from "../../loaders/exports/identifiers/street-address.ts";

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
  ...[
    "Emër",
    "emer",
    "mbiemër",
    "adresë",
    "rrugë",
    "vendlindja",
    "numer_personal",
    "nr_pers",
    "tel",
    "nr_tel",
  ],
  ...[
    "mob",
    "e_posta",
    "mejl",
    "datelindje",
    "datëlindja",
    "imeiprezime",
    "ime",
    "licni_br",
    "mesto_rodjenja",
  ],
  ...["data_nasc", "CodFiscale", "cell", "birth_dt", "patient_name", "client_name", "person_name", "fname"],
  ...[
    "officer_name",
    "lname",
    "phone1",
    "tel_home",
    "contact_number",
    "whatsapp",
    "remarks2",
    "opis",
    "note",
  ],
  ...["përshkrimi", "descrizione", "description", "komente", "iban", "Име", "Датум рођења", "Место рођења"],
  ...["Лични број", "Електронска пошта", "cohort_client_name", "PhoneNumber", "datumRođenja"],
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
  ...["email_sent", "address_known", "street_level", "name_code", "note_type", "contact_id", "cell_block"],
  ...["course_name", "office_name", "file_name", "nome_corso", "emri_programit", "charge_description"],
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
  [
    "towns of Kosovo, many of two words among them",
    ["Fushë Kosovë", "Hani i Elezit", "Mitrovica e Veriut", "Zubin Potok", "Prizren", "Pejë", "Gjilan"],
  ],
  ["Italian towns", ["Reggio Calabria", "Busto Arsizio", "Vibo Valentia", "Ascoli Piceno", "Lamezia Terme"]],
  ["offices", ["UEPE Roma", "UEPE Milano", "UEPE Torino", "UEPE Bologna", "UEPE Napoli"]],
  ["programmes with capitals", ["Family Support", "Housing First", "Religious Dialogue", "Civic Lectures"]],
  ["wings", ["Wing A", "Wing B", "Block C"]],
  ["long labels", ["Cognitive behavioural group programme for men", "Probation office of Reggio Emilia"]],
])("%s are no identifiers", (_, values) => {
  expect(judgeValues(values)).toBeNull();
  expect(judgeValues(values, { column: "cohort_group", times: values.map(() => 50) })).toBeNull();
});

test.each([
  ["telephone numbers", ["044123456", "049 654 321"]],
  ["telephone numbers", ["+38344123456"]],
  ["telephone numbers", ["0038344123456"]],
  ["telephone numbers", ["38344123456", "38349123456"]],
  ["telephone numbers", ["3471234567", "3281234567"]],
  ["dates of birth", ["12 May 1985", "3 qershor 1979"]],
  ["dates of birth", ["1. maja 1985", "3 giugno 1979"]],
  ["dates of birth", ["May 12, 1985", "June 3rd, 1979"]],
  ["dates of birth", ["12.05.1985", "03.06.1979."]],
  ["dates of birth", ["19850512", "19790603"]],
  ["dates of birth", ["12/05/85", "03/06/79"]],
  ["personal numbers of Kosovo", ["1234567892", "1000000001", "0999999999", "9087654322"]],
  ["personal numbers of Kosovo", ["1170987650", "1234567890", "2234567890"]],
  ["sentences", ["He lives with his brother", "She was refused by two employers"]],
  ["sentences", ["Klienti nuk ka punë dhe shtëpi", "Klijent nije došao na zakazani sastanak"]],
  ["sentences", ["Non ha un lavoro e vive solo", "Он је рекао да нема посао"]],
])("%s in a column: %j", (what, values) => {
  expect(judgeValues(values)?.what).toBe(what);
});

test.each([
  "Ward 12, close supervision",
  "Via 2",
  "12 months on the road",
  "Trg",
  "Rruga drejt punës",
  "Road safety 3",
])("%s is no address", (text) => {
  expect(isStreetAddress(text)).toBe(false);
});

test("a date is a date of birth only where nearly all are old enough", () => {
  expect(judgeValues(["1985-03-02", "1990-11-30", "1979-01-15"])?.rule).toBe("full birth dates");
  expect(judgeValues(["02.03.1985", "30.11.1990", "15.01.1979"])?.rule).toBe("full birth dates");
  expect(judgeValues(["2021-03-02", "2022-11-30", "2023-01-15"])).toBeNull();
});

test("a column named after a role holds names sooner than one that describes the role", () => {
  const times = [50, 50];
  expect(judgeValues(["Lule Demolli", "x"], { column: "cohort_supervisor", times })?.what).toBe(
    "names of people",
  );
  expect(judgeValues(["Senior Grade", "Junior Grade"], { column: "officer_grade", times })).toBeNull();
});

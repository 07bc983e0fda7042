import { plainText } from "./plain-text.ts";

/**
 * Names of columns that hold direct identifiers, in English, Albanian, Serbian (Latin; Cyrillic is read as
 * Latin) and Italian: plain words. Between words a name may write anything or nothing ("dateOfBirth",
 * "date-of-birth", "dateofbirth").
 */
const phrases: Readonly<Record<string, readonly string[]>> = {
  names: [
    "first name, last name, full name, given name, family name, middle name, maiden name, surname, forename",
    "fname, lname, mname, nickname, alias, username, initials, father name, mother name, father s name",
    "emer, emri, emrit, emra, mbiemer, mbiemri, mbiemrit, emri i babait, emri i prindit, emri i nenes, babai",
    "atesia, pseudonimi, ime, imena, prezime, prezimena, ime i prezime, imeiprezime, ime prezime, ime oca",
    "ime majke, srednje ime, nadimak, nome, nomi, cognome, cognomi, nominativo, nome e cognome, paternita",
    "soprannome, generalita",
  ],
  birth: [
    "birth date, birthdate, birth dt, birth day, birthday, date of birth, dob, born on, born, birth on",
    "place of birth, birth place, datelindje, datelindja, data e lindjes, data lindjes, ditelindja, ditelindje",
    "vendlindja, vendlindje, vendi i lindjes, datum rodjenja, datum rodenja, dat rodj, dan rodjenja, rodjendan",
    "mesto rodjenja, mesto rodenja, mjesto rodjenja, data di nascita, data nascita, data nasc, dt nascita",
    "luogo di nascita, luogo nascita, comune di nascita, comune nascita, nato il, nata il, nato a",
  ],
  addresses: [
    "address, street, home address, postal address, latitude, longitude, adresa, adrese, adresat, vendbanimi",
    "vendbanim, rruga, rruge, ulica, prebivaliste, boraviste, indirizzo, residenza, domicilio, via e numero",
  ],
  telephone: [
    "phone, telephone, mobile, mob, tel, telefon, telefoni, telefono, cell phone, cell number, cell no, fax",
    "contact number, contact no, contact nr, contact phone, whatsapp, viber, telegram, skype, facebook",
    "instagram, celular, celulari, broj telefona, mobilni, mobitel, cellulare, recapito telefonico, recapito",
  ],
  mail: [
    "e mail, email, mail, email id, imejl, mejl, e posta, eposta, elektronska posta, posta elektronike",
    "posta elettronica",
  ],
  numbers: [
    "passport, passport number, pasaporta, pasaporte, pasos, pasosa, broj pasosa, passaporto",
    "personal number, personal no, personal nr, personal id, pers nr, pers no, nr pers, num pers, numri pers",
    "nr personal, numer personal, numri personal, national id, national number, national insurance number, nino",
    "id card, id number, identity card, identity number, identity document, social security number",
    "social security, ssn, tax code, tax id, fiscal code, driving licence, drivers license, license plate",
    "leternjoftimi, leternjoftim, nr id, maticni broj, maticni br, mat br, jmbg, embg, umcn, emso, oib",
    "licni broj, licni br, lic broj, lic br, licna karta, licne karte, br lk, broj lk, codice fiscale",
    "cod fiscale, cod fisc, codfisc, carta d identita, carta identita, numero documento, patente, targa",
    "iban, bank account, account number, llogaria bankare, broj racuna, conto corrente",
  ],
  pictures: ["photo, photograph, fotografia, fotografi, fotografija, fingerprint, signature"],
  "free text": [
    "note, notes, comment, comments, remark, remarks, narrative, free text, description, descriptions",
    "observations, shenim, shenime, shenimet, koment, komente, komentet, komenti, verejtje, verejtjet",
    "pershkrim, pershkrimi, napomena, napomene, komentar, komentari, beleska, beleske, primedba, primedbe",
    "opis, opisi, commento, commenti, osservazioni, annotazioni, osservazione, descrizione, descrizioni",
  ],
};

const compact = (text: string): string => text.replaceAll(" ", "");
const listed = (lists: readonly string[]): readonly string[] =>
  lists.flatMap((list) => list.split(",")).map((phrase) => phrase.trim());
const known: ReadonlySet<string> = new Set(listed(Object.values(phrases).flat()).map(compact));

/** Words that make a name of a column an identifier only where nothing else stands beside them: "cell_block". */
const alone: ReadonlySet<string> = new Set(["cell", "cf", "gps"]);
const nameWords: ReadonlySet<string> = new Set(["name", "names"]);
/** Phrases that a thing can have as well as a person, and then are no identifiers: "nome_corso". */
const ofThings: ReadonlySet<string> = new Set([
  ...["emer", "emri", "emrit", "emra", "ime", "imena", "nome", "nomi"],
  ...[
    "description",
    "descriptions",
    "pershkrim",
    "pershkrimi",
    "opis",
    "opisi",
    "descrizione",
    "descrizioni",
  ],
]);

/** What a column says about an identifier without holding it: "email_sent", "street_level", "note_type". */
const about: ReadonlySet<string> = new Set(
  [
    "sent known unknown count counts total kind type types mode level code codes flag has is verified valid",
    "checked given present available received changed changes status language length quality lloji kodi vrsta",
    "tip sifra tipo codice stato",
  ].flatMap((words) => words.split(" ")),
);
const things: ReadonlySet<string> = new Set(
  [
    "programme program project scheme course module training lesson office file table column field dataset",
    "variable instrument tool scale item domain measure level region district town city village municipality",
    "country state prison facility institution service agency organisation organization department unit team",
    "group cohort wave school court provider company channel event offence offense crime charge sentence",
    "activity goal need category product server host programi programit kursi kursit zyra zyres projekti",
    "projektit qyteti qytetit komuna komunes burgu burgut programa kursa kancelarije projekta grada opstine",
    "zatvora suda usluge programma corso ufficio progetto comune citta carcere istituto servizio ente file",
  ].flatMap((words) => words.split(" ")),
);

/** "ContactNumber2", "përshkrimi" and "презиме" as plain words: contact number, pershkrimi, prezime. */
const wordsOf = (column: string): readonly string[] =>
  plainText(column.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2"))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(?<=\p{L})\d+(?!\p{L}|\p{N})/gu, "")
    .trim()
    .split(" ")
    .filter((word) => !/^\d+$/.test(word));

/**
 * Whether a column's name says that it holds a direct identifier or free text: some words of it are a known
 * phrase, or it is somebody's name. It does not where another word says that the column is about the
 * identifier and not the identifier itself, or that the name is that of a thing ("programme_name").
 */
export function isIdentifierColumn(column: string): boolean {
  const all = wordsOf(column);
  const words = all[0] === "cohort" ? all.slice(1) : all;
  if (words.length === 1 && alone.has(words[0] ?? "")) return true;
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= words.length; to++) {
      const phrase = words.slice(from, to).join("");
      const isName = to === from + 1 && nameWords.has(phrase);
      if (!isName && !known.has(phrase)) continue;
      const others = [...words.slice(0, from), ...words.slice(to)];
      const ofThing = (isName || ofThings.has(phrase)) && others.some((word) => things.has(word));
      if (!ofThing && !others.some((word) => about.has(word))) return true;
    }
  return false;
}

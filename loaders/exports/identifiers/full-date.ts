import { plainText } from "./plain-text.ts";

const day = "(?:0?[1-9]|[12]\\d|3[01])";
const month = "(?:0?[1-9]|1[0-2])";
const year = "(?<y>(?:19|20)\\d{2})";
const ofDay = "(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2})?.{0,6})?\\.?";
const numeric = [
  new RegExp(`^${year}[-./]\\s?${month}[-./]\\s?${day}${ofDay}$`),
  new RegExp(`^${day}[-./]\\s?${month}[-./]\\s?${year}${ofDay}$`),
  new RegExp(`^${month}[-./]${day}[-./]${year}${ofDay}$`),
  new RegExp(`^${day}[-./]${month}[-./](?<short>\\d{2})$`),
];
const digitsAlone = /^(?<y>(?:19|20)\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/** The first letters of the months, without marks: English, Albanian, Serbian, Italian. */
const months =
  "jan feb mar apr may jun jul aug sep oct nov dec shk pri maj qer kor gus sht tet nen dhj avg okt gen mag giu lug ago set ott dic";
const monthWord = `(?:${months.replaceAll(" ", "|")})\\p{L}*`;
const worded = [
  new RegExp(`^${day}(?:st|nd|rd|th|°)?[. -]{1,2}${monthWord}[., -]{1,2}${year}\\.?$`, "u"),
  new RegExp(`^${monthWord}[. ]{1,2}${day}(?:st|nd|rd|th)?[, ]{1,2}${year}$`, "u"),
];

/** The year of a text that is one full date in any of the usual forms; null for every other text. */
export function yearOfFullDate(text: string, lastYear: number): number | null {
  const plain = /\p{L}/u.test(text) ? plainText(text.trim()) : text.trim();
  if (digitsAlone.test(plain)) return Number(plain.slice(0, 4));
  for (const pattern of [...numeric, ...worded]) {
    const { y, short } = pattern.exec(pattern.flags === "" ? text.trim() : plain)?.groups ?? {};
    if (y !== undefined) return Number(y);
    if (short !== undefined) return Number(short) + (Number(short) > lastYear % 100 ? 1900 : 2000);
  }
  return null;
}

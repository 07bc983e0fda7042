import { plainText } from "./plain-text.ts";

/** A word for a street, its name and a house number: Albanian, Serbian, Italian. */
const streetFirst =
  /^(?:rruga|rr\.|bulevardi|sheshi|ulica|ul\.|bulevar|trg|via|viale|vicolo|piazza|piazzale|largo) ?[\p{L}\d'’][\p{L}\d .'’-]*?,? (?:nr\.? ?|br\.? ?|n\. ?)?\d{1,4} ?(?:[a-z]|bis)?(?:,.*)?$/u;

/** Serbian with the word behind the name. */
const streetBehind = /^(?:[\p{L}.'’-]+ ){1,3}(?:ulica|bulevar) \d{1,4} ?[a-z]?$/u;

/** English, every word with a capital: "12 High Street", not "12 months on the road". */
const numberFirst =
  /^\d{1,4}[a-z]?,? (?:\p{Lu}[\p{L}'’.-]* ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close|Square|Terrace|Crescent|Gardens|Grove)\.?(?:,.*)?$/u;

/** Whether a whole text is a street with a house number. */
export function isStreetAddress(text: string): boolean {
  if (!/\d/.test(text)) return false;
  const written = text.trim().replaceAll(/\s+/g, " ");
  const plain = plainText(written);
  return numberFirst.test(written) || streetFirst.test(plain) || streetBehind.test(plain);
}

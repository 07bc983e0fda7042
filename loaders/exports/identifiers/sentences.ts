import { plainText } from "./plain-text.ts";

/** Words that sentences about people have and names of offices, offences and programmes do not. */
const prose: ReadonlySet<string> = new Set(
  [
    "he she his her him they them we i you is are was were am has had have did does said says told lives lived",
    "wants wanted will would could should can cannot reported refused asked came went worked called",
    "eshte jane ishte ishin kishte kane nuk ka ajo tij saj tha thote jeton punon refuzoi erdhi takoi klienti",
    "je nije bio bila bili ima nema sam smo njegov njen njega kaze rekao rekla zivi radi odbio dosao klijent",
    "sono erano ha hanno aveva non lui lei suo sua vive lavora dice detto rifiutato venuto cliente",
  ].flatMap((words) => words.split(" ")),
);

const wordsIn = (text: string): readonly string[] => text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];

/** Five words or more that end like a sentence, go on after one, or say what somebody does or is. */
export function isProse(text: string): boolean {
  const words = wordsIn(text);
  if (words.length < 5) return false;
  if (/[.!?…]["”’)]?$/u.test(text.trim()) || /\p{Ll}[.!?;]\s+\p{Lu}/u.test(text)) return true;
  return words.some((word) => prose.has(plainText(word)));
}

/** So many words that it is hardly a label. */
export const isLong = (text: string): boolean => {
  const words = wordsIn(text).length;
  return words >= 7 || (words >= 5 && text.length > 45);
};

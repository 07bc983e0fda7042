import { randomBytes } from "node:crypto";
import { ResearchExtractError } from "./research-extract-error.ts";

/** Where random bytes come from: the system's generator, or a seeded one in tests. */
export type RandomBytes = (count: number) => Uint8Array;

const digits = 15;

/**
 * Pseudonyms of one extract: fifteen random digits that nothing of the person goes into, so that neither the
 * delivery nor another extract leads to them. Digits alone, for letters could spell an identifier by chance.
 */
export function freshPseudonyms(count: number, random: RandomBytes = randomBytes): readonly string[] {
  const drawn = new Set<string>();
  for (let tries = 0; drawn.size < count; tries++) {
    if (tries > 2 * count + 100)
      throw new ResearchExtractError(
        "pseudonym twice",
        "the source of random numbers repeats itself. Use the system's.",
      );
    drawn.add(pseudonym(random));
  }
  return [...drawn];
}

/** The first digit is not 0, so that a program that reads numbers keeps all of them. */
function pseudonym(random: RandomBytes): string {
  let text = "";
  while (text.length < digits)
    for (const byte of random(digits)) {
      const digit = byte % 10;
      // 250 to 255 would make the small digits likelier.
      if (byte < 250 && text.length < digits && (digit > 0 || text !== "")) text += digit;
    }
  return text;
}

const digitsOf = (text: string): readonly number[] => [...text].map(Number);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** Personal number of Kosovo: ten digits, the last a check digit modulo 11; those from 9 on have none. */
export function isKosovoNumber(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const digits = digitsOf(text);
  if (digits[0] === 9) return true;
  if (digits[0] === 0) return false;
  const check = 11 - (weighted(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return (check >= 10 ? 0 : check) === digits[9];
}

/** Ten digits that start as personal numbers of Kosovo do, whatever the last one is: typed or made-up ones. */
export const hasKosovoShape = (text: string): boolean => /^[129]\d{9}$/.test(text.trim());

/** JMBG / EMBG of the former Yugoslav countries: thirteen digits, a day of birth first, a check digit last. */
export function isJmbg(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const day = Number(text.slice(0, 2));
  const month = Number(text.slice(2, 4));
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  const digits = digitsOf(text);
  const rest = weighted(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  const check = rest < 2 ? 0 : 11 - rest;
  return check === digits[12];
}

const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/** Codice fiscale of Italy (natural persons): sixteen characters, digits perhaps replaced by letters, a check letter. */
export function isCodiceFiscale(text: string): boolean {
  const code = text.toUpperCase();
  if (!/^[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/.test(code))
    return false;
  const sum = [...code.slice(0, 15)].reduce((total, letter, index) => {
    const value = /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 65;
    return total + (index % 2 === 0 ? (oddValues[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26)) === code[15];
}

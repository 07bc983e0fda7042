const cyrillic: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  ђ: "dj",
  е: "e",
  ж: "z",
  з: "z",
  и: "i",
  ј: "j",
  к: "k",
  л: "l",
  љ: "lj",
  м: "m",
  н: "n",
  њ: "nj",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  ћ: "c",
  у: "u",
  ф: "f",
  х: "h",
  ц: "c",
  ч: "c",
  џ: "dz",
  ш: "s",
  // Letters of the neighbours, which a Serbian keyboard or a Macedonian export brings along.
  ѓ: "gj",
  ќ: "kj",
  ѕ: "dz",
  й: "j",
  щ: "st",
  ы: "y",
  э: "e",
  ю: "ju",
  я: "ja",
};

/** Small Latin letters without marks: "Đorđević" and "Ђорђевић" become "djordjevic", "Mitrovicë" "mitrovice". */
export const plainText = (text: string): string =>
  [...text.normalize("NFC").toLowerCase()]
    .map((letter) => cyrillic[letter] ?? letter)
    .join("")
    .replaceAll("đ", "dj")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");

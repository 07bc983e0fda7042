/** With the country's code: nothing but a telephone number starts so. */
const international =
  /(?:^|[^\p{L}\p{N}])(?:\+|00)(?:383|381|355|389|382|387|385|39|44|41|43|49|1)[ ./()-]*\d(?:[ ./()-]*\d){6,10}(?!\d)/u;
/** As people write them: area, then the number in groups. */
const grouped = /^\(?0\d{1,3}\)?[ ./-]\d{3}[ ./-]?\d{3,4}$|^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/;
/** Digits alone: Kosovo and its neighbours (0 and an area or network), Italian mobile numbers, 383 without plus. */
const digitsAlone = /^(?:0[34]\d{7}|06\d{7,8}|0[23][89]0?\d{6}|383[34]\d{7}|3\d{9})$/;
const written = /^[\d(][\d ./()-]{7,20}$/;

export const holdsInternationalNumber = (text: string): boolean => international.test(text);

/** Whether a whole text has the form of a national telephone number, which a code can have by chance. */
export function isNationalNumber(text: string): boolean {
  const trimmed = text.trim();
  return (
    grouped.test(trimmed) || (written.test(trimmed) && digitsAlone.test(trimmed.replaceAll(/[ ./()-]/g, "")))
  );
}

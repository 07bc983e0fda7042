import { nameKind } from "./names.ts";
import { plainText } from "./plain-text.ts";

/** Words of places and institutions; a text that holds one is not the name of a person by its shape alone. */
const ofPlaces = [
  "novi nova novo stari stara staro veliki velika veliko mali mala malo gornji gornja gornje donji donja donje",
  "severni severna juzni juzna istocni istocna zapadni zapadna centar fushe kosove kosova kosovo kosovska kosovski",
  "polje brdo pazar mitrovica mitrovice kamenica kamenice banja luka palanka backa sremska grad selo hani elezit",
  "elezi arrez curri permet qender qyteti rajoni san santa santo sant saint st monte castel castello reggio emilia",
  "emiliano calabria spezia porto rocca villa borgo ponte piazza torre terme marina lido valle val vibo valentia",
  "ascoli piceno massa carrara forli cesena barletta andria trani sesto busto arsizio lamezia friuli venezia giulia",
  "trentino alto adige valle aosta sud nord est ovest north south east west northern southern eastern western",
  "northeast northwest southeast southwest central upper lower greater new old great little lake river fort mount",
  "city town county region district province country centre center municipality los las des united states kingdom",
];
const ofThings = [
  "office service services probation parole prison custody court police unit team programme program project course",
  "training support therapy treatment dialogue education school college university work employment job skills life",
  "family families youth women men child children group mentoring counselling counseling psychological religious",
  "social community civic vocational cognitive behavioural behavioral health mental housing first home home-based",
  "release released granted sentence special interstate compact detainer discharge expired supervision conditional",
  "suspended technical violation offence offense crime drug drugs property violent violence theft assault robbery",
  "burglary murder fraud forgery arson weapons weapon sex sexual alcohol traffic driving possession trafficking",
  "battery arrest case charge felony misdemeanor misdemeanour aggravated simple grand petit criminal mischief public",
  "order other unknown none not no yes high medium low moderate very under over less more than age african american",
  "asian white black hispanic latino native indian islander pacific caucasian roma ashkali egyptian bosniak serb",
  "albanian turkish italian kosovar married single divorced widowed full part time level risk phase stage module",
  "wave control intervention cohort test pilot basic advanced standard digital financial aid assistance return",
  "awareness relationships healthy coaching workshop workshops empathy victim anger management lectures thinking",
  "armed domestic human money laundering larceny criminal sports theatre music art arts gardening cooking finance",
  "reintegration rehabilitation prevention disengagement deradicalisation deradicalization resilience trust red blue",
  "green yellow orange grey gray alpha beta delta gamma officer staff worker volunteer imam expert general state",
  "sherbimi sprovues zyra programi trajnim mbeshtetje familjare mentorim keshillim punesim burgu gjykata",
  "sluzba kancelarija obuka podrska porodici porodicna mentorstvo savetovanje zatvor sud zaposljavanje",
  "ufficio servizio corso formazione sostegno familiare carcere tribunale lavoro scuola centro casa uepe",
];
const vocabulary: ReadonlySet<string> = new Set(
  [...ofPlaces, ...ofThings].flatMap((line) => line.split(" ")),
);

const title = /^(?:dr|mr|mrs|ms|prof|z|znj|zt|gosp|gdin|gdja|sig|sig\.ra|dott|avv|ing|mag)\.?$/;
const capitalised = /^\p{Lu}[\p{L}'’-]+$/u;
const initial = /^\p{Lu}\.?$/u;
const pointedInitial = /^\p{Lu}\.$/u;

/** Small words of family names, written with a capital in them and without one in the names of places. */
const particle = /^(?:D[aei]|Del|Dell[ao]|L[aio]|Van|Von|El|Al|Mc|O['’])$/u;

/** Two or three capitalised words (initials and a title aside), none of them of a place or a thing. */
export function isNameShaped(text: string): boolean {
  const words = text
    .replaceAll(",", " ")
    .trim()
    .split(/\s+/)
    .filter((word) => !title.test(plainText(word)));
  if (words.length < 2 || words.length > 4) return false;
  const isParticle = (word: string, index: number) =>
    index > 0 && index < words.length - 1 && particle.test(word);
  const whole = words.filter(
    (word, index) => capitalised.test(word) && word.length > 2 && !isParticle(word, index),
  );
  if (whole.length > 3) return false;
  // "A. Krasniqi" is a name; "Wing A" is not.
  if (whole.length < 2 && !(whole.length === 1 && words.some((word) => pointedInitial.test(word))))
    return false;
  const fits = (word: string, index: number) =>
    whole.includes(word) || initial.test(word) || isParticle(word, index);
  if (!words.every(fits)) return false;
  return !whole.some((word) =>
    plainText(word)
      .split("-")
      .some((part) => vocabulary.has(part)),
  );
}

/** Endings that family names of these languages have and other words hardly do. */
const familyEnding =
  /(?:[a-z]{3}(?:vic|sic|nic|ric|tic|lic|kic|dic|jic)|[a-z]{2}(?:aj|iqi|lli|ajt|ovski|evski|vska|ella|elli|etti|ucci|acci|ini|oni|azzi|izzi|escu)|[a-z]{3}(?:son|man|field|worth|ford|ley|ington|sen))$/;

/** Shaped like a name, and one of its words is a name we know or ends like a family name. */
export const isLikelyName = (text: string): boolean =>
  isNameShaped(text) &&
  (nameKind(text) !== null ||
    / (?:D[aei]|Del|Dell[ao]|Lo) \p{Lu}/u.test(text) ||
    plainText(text)
      .split(/[^a-z]+/)
      .some((word) => word.length > 4 && familyEnding.test(word)));

/** Columns named after a person's part in a case, where a code or nothing at all is in order. */
const roles: ReadonlySet<string> = new Set(
  [
    "supervisor officer worker caseworker mentor judge lawyer psychologist psychiatrist imam priest trainer teacher",
    "coach manager therapist prosecutor rater assessor guardian father mother wife husband spouse zyrtari zyrtar",
    "mbikeqyresi mentori gjykatesi sluzbenik nadzornik sudija funzionario assistente giudice tutore responsabile",
  ].flatMap((line) => line.split(" ")),
);

/** Whether a column says who: "cohort_supervisor", "officer_name", "Mentor 2"; not "officer_grade". */
export function saysWho(column: string): boolean {
  const words = plainText(column)
    .split(/[^a-z]+/)
    .filter((word) => word !== "" && !/^(?:names?|id)$/.test(word));
  return roles.has(words.at(-1) ?? "");
}

import { plainText } from "./plain-text.ts";

/** Frequent given names and family names; plain letters. Names that are also words or towns here are left out. */
const given = {
  sq: "agim agron ahmet albana albert albulena alban altin anila arben ardian ardit arbnora arian armend arta artan astrit atifete avni azem bajram bardh bashkim besa besart besnik blerim blerina blerta burim bujar dardan dashuri defrim diellza dorina driton edona egzon elira elton enver erblin erion ermal ermira fadil faik fatbardha fatime fatmir fatos fehmi feride fidan fisnik flamur flaka florent flutura gazmend gentian gezim granit hajdin hajredin hamdi hashim hasan hysni ibrahim ilir ilirjana isa ismail jehona jeton jetmir kadri kastriot kreshnik kujtim labinot leonora leotrim lirie liridon liridona lulzim luan lindita mentor mergim merita mimoza muhamet musa mustafa nazmi nderim nexhmije pajtim petrit pranvera qendrim ramadan ramush rexhep remzije rrahim rinor sabri sadik sali selim shaban shefqet shkelqim shkurte shpend shpresa shukri skender sokol suzana teuta uke valbona valdete valon vjollca vjosa xhavit xhemail xhevdet xhevahire yll ylber ymer zana zef zejnulla",
  sr: "aleksandar aleksandra ana andjela andrija biljana bogdan bojan bojana branislav branka branko dalibor danijela darko dejan djordje dragan dragana drago dragoslav dusan dusanka goran gordana igor ivana jelena jovan jovana katarina lazar ljiljana ljubica ljubisa marija marko maja milan milena milica milos miodrag mirjana miroslav mladen momcilo natasa nebojsa nemanja nenad nikola olivera ognjen petar predrag radmila radomir radovan ratko sanja sasa slavica slavisa slobodan snezana srdjan stanko stefan stevan stojan suzana svetlana tamara tijana tomislav vesna veljko vladan vladimir vojislav vuk zoran zorica zeljko zivko dzevad emin enes mirsad",
  it: "alessandro alessia alessandra alfredo alice andrea angela angelo anna antonella antonio barbara beatrice bruno carla carlo caterina chiara claudia claudio cristina daniela daniele davide domenico elena eleonora elisa elisabetta emanuele enrico fabio federica federico filippo francesca francesco gabriele giacomo gianluca gianni giorgia giorgio giovanna giovanni giulia giulio giuseppe giuseppina grazia ilaria irene laura lorenzo luca lucia luigi manuela marcello marco maria mario martina massimo matteo maurizio michela michele monica nicola paola paolo patrizia pietro raffaele riccardo rita roberta roberto rosa salvatore sara serena sergio silvia simona simone stefania stefano teresa tommaso umberto valentina valeria vincenzo vittorio youssef mohamed",
  en: "aaron adam alan alexander alexandra alice amanda amy andrew angela anne anthony barbara benjamin brian caroline catherine charles charlotte christine christopher daniel david deborah donald donna edward elizabeth emily emma eric frank george gary hannah harry heather helen henry jack jacob james jane janet jason jennifer jessica joan john jonathan joseph joshua joyce julia julie justin karen katherine kathleen keith kenneth kevin kimberly larry laura linda lisa louise margaret maria marie mark martha martin mary matthew melissa michael michelle mohammed nancy natalie nicholas nicole olivia oliver pamela patricia patrick paul peter philip rachel rebecca richard robert roger ronald ruth ryan samantha samuel sandra sarah scott sharon simon sophie stephanie stephen steven susan thomas timothy tracy victoria william zachary",
} as const;

const family = {
  sq: "ademi ahmeti ajeti alija aliu arifi asllani avdiu avdyli azemi bajrami bajraktari basha behrami berisha bunjaku bytyqi cakaj daka dema demiri dervishi dreshaj duraku elshani emini fazliu fejza ferati gashi gjoka gjinaj gjonaj hajdari hajrizi halili halimi haliti hasani haxhiu hoti hoxha hoxhaj hysa hyseni ibrahimi idrizi imeri ismajli islami jahiri jashari kadriu kastrati kelmendi kosumi krasniqi kryeziu kuqi latifi limani loshaj luta maliqi maloku mehmeti morina musliu mustafa mustafi muja nimani neziri osmani pacolli paloka preniqi prekazi qerimi ramadani rama rashiti rexha rexhepi rrahmani rrustemi sadiku sadriu salihu selimi sejdiu shabani shala shehu shkodra sylejmani syla spahiu tahiri thaci topalli ukaj veliu veseli visoka vokshi xhaferi xhemajli ymeri zeka zeqiri zogaj zymberi",
  sr: "antic arsic bogdanovic bozic cvetkovic dimic djokic djordjevic djuric filipovic gajic gligorijevic ilic ivanovic jankovic jovanovic jovic kostic krstic kovacevic lazarevic lazic lukic markovic marinkovic matic maksimovic mihajlovic milenkovic milic milosevic milovanovic mitrovic mladenovic momcilovic nedeljkovic nikolic obradovic pantic paunovic pavlovic perovic petkovic petrovic popovic radic radosavljevic radovanovic ristic savic simic spasic spasojevic stankovic stanojevic stevanovic stojanovic stojkovic tasic todorovic tomic trajkovic vasic vasiljevic veljkovic vukovic zdravkovic zivkovic zivanovic",
  it: "amato barbieri basile battaglia bellini benedetti bernardi bianchi bianco bruno caputo caruso cattaneo colombo conte conti coppola costa costantini damico deangelis deluca derosa desantis donati esposito fabbri farina ferrara ferrari ferraro ferretti ferri fiore fontana galli gallo garofalo gatti gentile giordano giuliani grassi grasso greco guerra leone lombardi lombardo longo mancini marchetti mariani marini marino marino martinelli martini mazza messina monti montanari morelli moretti negri neri orlando pagano palmieri palumbo parisi pellegrini pellegrino piras ricci rinaldi riva rizzi rizzo romano rossetti rossi ruggiero russo sala sanna santoro sartori serra silvestri sorrentino testa valentini villa vitale vitali",
  en: "adams allen anderson bailey baker bennett brooks brown campbell carter clark collins cook cooper cox davies davis edwards evans foster garcia gonzalez gray green griffin hall harris harrison hernandez hill howard hughes jackson jenkins johnson jones kelly king lee lewis lopez martin martinez miller mitchell moore morgan morris murphy nelson parker patterson perez peterson phillips powell price ramirez reed richardson rivera roberts robinson rodriguez rogers ross russell sanchez sanders scott simmons smith stewart taylor thomas thompson torres turner walker ward washington watson white williams wilson wood wright",
} as const;

const wordsOf = (lists: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(Object.values(lists).flatMap((list) => list.split(" ")));

const givenNames = wordsOf(given);
const familyNames = wordsOf(family);

/** Whether a word of a text stands in one of the lists. */
export const holdsListedName = (text: string): boolean =>
  plainText(text)
    .split(/[^\p{L}]+/u)
    .some((word) => givenNames.has(word) || familyNames.has(word));

/** How a text reads: a full name (a given and a family name we know), one half of a name, or neither. */
export function nameKind(text: string): "full" | "part" | null {
  const words = plainText(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
  if (words.length === 0 || words.length > 4) return null;
  const hasGiven = words.some((word) => givenNames.has(word));
  const hasFamily = words.some((word) => familyNames.has(word) || isPatronymic(word));
  if (words.length === 1) return hasGiven || hasFamily ? "part" : null;
  const pairs = words.some(
    (word, index) =>
      givenNames.has(word) &&
      words.some((other, at) => at !== index && (familyNames.has(other) || isPatronymic(other))),
  );
  return pairs ? "full" : hasGiven || hasFamily ? "part" : null;
}

/** Serbian family names by their ending; the towns that end so are few and stand apart. */
const isPatronymic = (word: string): boolean =>
  word.length > 6 && /(?:ovic|evic|anovic|ijevic)$/.test(word) && !/^(?:mitrovic|kovacevica)$/.test(word);

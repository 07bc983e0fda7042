import { expect, test } from "vitest";
import { judgeValues } from "../../loaders/exports/identifiers/judge-values.ts";
import { holdsListedName } from "../../loaders/exports/identifiers/names.ts";

/**
 * How many columns of names are refused where no name stands in the lists of names.ts: sixty people a
 * language, made up of given and family names that the lists do not hold, twenty to a column.
 */
const people = {
  Albanian: `Shqiponja Demolli, Lule Tershnjaku, Drenusha Balidemaj, Kaltrina Pireva, Yllka Domi, Besfort Gërvalla,
    Rrezarta Kabashi, Arbër Dulaj, Dafina Zuzaku, Liburn Jupolli, Trim Këpuska, Donjeta Vuniqi, Bleona Ramabaja,
    Gjergj Nikçi, Pashk Lleshi, Nora Gjokaj, Albiona Zabeli, Kushtrim Hetemi, Flakron Avdullahu, Kaltrim Bllaca,
    Ardion Xhigoli, Yllbard Sopjani, Vlera Mazreku, Hana Kurti, Blerona Dobruna, Lendita Statovci, Dren Lajçi,
    Elbasan Pronaj, Mirlinda Thaqi, Shpat Kumnova, Valmira Neziraj, Genc Prelvukaj, Doruntina Maxhuni, Arianit Sahiti,
    Egzona Bislimi, Lorik Vitia, Njomza Tolaj, Ardiana Kelani, Zgjim Prelvukaj-Domi, Tringa Lepaja, Visar Ymerhalili,
    Rronita Podvorica, Fitore Rukolli, Mërgimtar Sfishta, Ilirian Morinaj, Hëna Dragusha, Jon Babatinca, Luljeta Kryemadhi,
    Dorontina Çitaku, Korab Hulaj, Yllza Rugova, Bekim Sinani, Vesë Qosja, Endrit Hamiti, Klajdi Toska, Shqipe Lumi,
    Rozafa Bekteshi, Erjon Nushi, Xheneta Ymerag, Gresa Zogiani`,
  "Serbian in Latin": `Uroš Ćirić, Teodora Živanov, Radoje Kuzmanović, Ksenija Babić, Dobrivoje Šćepanović, Nevena Gavrić,
    Strahinja Rakić, Anđelija Prodanović, Vukašin Simonović, Iva Drašković, Luka Bulatović, Sofija Mirković,
    Đurđa Ilinčić, Svetozar Pešić, Mina Radenković, Relja Vučković, Dunja Sekulić, Borivoje Ćosić, Helena Marjanović,
    Ognjenka Terzić, Ratomir Gutić, Kosara Zarić, Vidoje Lakić, Hristina Bošković, Žarko Jeremić, Jasna Kuzmić,
    Milutin Šarić, Violeta Danilović, Miloje Grbić, Desanka Vulić, Rastko Andrejić, Zorka Damjanović, Tihomir Krsmanović,
    Nada Vukašinović, Petronije Jakšić, Staniša Dačić, Ružica Mićić, Siniša Bogosavljević, Emilija Urošević, Vasilije Tešić,
    Divna Mandić, Sreten Bajić, Ljubinka Ašanin, Gvozden Pejčić, Ilinka Trifunović, Spasoje Rašković, Bosiljka Čolić,
    Damjan Ninković, Vukica Stamenković, Radiša Ivković, Borka Zečević, Čedomir Marić, Milijana Gojković, Velibor Janjić,
    Milenko Ružić, Draginja Savović, Novak Stošić, Nikolija Perišić, Todor Bukvić, Leposava Račić`,
  "Serbian in Cyrillic": `Урош Ћирић, Теодора Живанов, Радоје Кузмановић, Ксенија Бабић, Добривоје Шћепановић, Невена Гаврић,
    Страхиња Ракић, Анђелија Продановић, Вукашин Симоновић, Ива Драшковић, Лука Булатовић, Софија Мирковић,
    Ђурђа Илинчић, Светозар Пешић, Мина Раденковић, Реља Вучковић, Дуња Секулић, Боривоје Ћосић, Хелена Марјановић,
    Огњенка Терзић, Ратомир Гутић, Косара Зарић, Видоје Лакић, Христина Бошковић, Жарко Јеремић, Јасна Кузмић,
    Милутин Шарић, Виолета Даниловић, Милоје Грбић, Десанка Вулић, Растко Андрејић, Зорка Дамјановић, Тихомир Крсмановић,
    Нада Вукашиновић, Петроније Јакшић, Станиша Дачић, Ружица Мићић, Синиша Богосављевић, Емилија Урошевић, Василије Тешић,
    Дивна Мандић, Сретен Бајић, Љубинка Ашанин, Гвозден Пејчић, Илинка Трифуновић, Спасоје Рашковић, Босиљка Чолић,
    Дамјан Нинковић, Вукица Стаменковић, Радиша Ивковић, Борка Зечевић, Чедомир Марић, Милијана Гојковић, Велибор Јањић,
    Миленко Ружић, Драгиња Савовић, Новак Стошић, Николија Перишић, Тодор Буквић, Лепосава Рачић`,
  English: `Nigel Hargreaves, Imogen Blackwood, Rupert Fairclough, Poppy Winterbourne, Callum Ashworth, Bronwen Pritchard,
    Declan Fitzgerald, Saoirse Gallagher, Hamish McAllister, Isla Buchanan, Tristan Holloway, Freya Whitaker,
    Duncan Sinclair, Rowena Thistlewood, Clive Butterworth, Maureen O'Donoghue, Barnaby Crowther, Tabitha Lockwood,
    Gareth Llewellyn, Cerys Vaughan, Desmond Okafor, Yasmin Siddiqui, Trevor Pemberton, Gemma Featherstone, Kieran Doyle,
    Niamh Kavanagh, Leroy Baptiste, Chantelle Osborne, Alistair Drummond, Fiona Galbraith, Malcolm Rutherford,
    Bethany Hollis, Stuart Kirkpatrick, Hazel Wainwright, Dominic Tattersall, Philippa Hathaway, Reginald Stubbs,
    Beryl Entwistle, Damian Cartwright, Verity Goodfellow, Ewan Macpherson, Morag Urquhart, Piers Devereux, Elspeth Napier,
    Jarvis Oldfield, Lorna Birtwistle, Rhys Bevan, Angharad Probert, Quentin Marsden, Harriet Swinburne, Wilfred Garside,
    Mabel Ormerod, Cedric Tomlinson, Flora Kinnaird, Silas Penhaligon, Maisie Trelawney, Ambrose Fenwick, Edith Longbottom,
    Gideon Marchbanks, Winifred Sowerby`,
  Italian: `Gaspare Schillaci, Ornella Bevilacqua, Ivano Zanetti, Rosalba Ciccone, Calogero Vitrano, Loredana Pizzuto,
    Edoardo Gambino, Fabrizia Tagliabue, Gennaro Esposti, Donatella Brambilla, Ettore Fumagalli, Annalisa Cavallaro,
    Gaetano Scognamiglio, Mirella Quaranta, Ruggero Malaspina, Ludovica Pennacchi, Alvise Contarini, Nunzia Iovine,
    Corrado Zampieri, Viviana Guarnieri, Saverio Papaleo, Noemi Trevisan, Achille Bortolotti, Debora Mastroianni,
    Dario Casagrande, Tiziana Capuano, Renato Stefanelli, Gilda Bonfiglio, Amedeo Vianello, Pierangela Locatelli,
    Ermanno Zucchetti, Katia Perrone, Rocco Locascio, Immacolata Cacace, Ugo Benvenuti, Marisa Carrozza, Livio Dalmasso,
    Ivonne Peruzzi, Fulvio Montesano, Assunta Migliore, Sandro Cordero, Agnese Valsecchi, Cosimo Lamanna, Graziella Puglisi,
    Tullio Bergamasco, Romina Arcuri, Nazario Ventura, Liliana Bassetti, Orazio Privitera, Clelia Armani, Duilio Paoletti,
    Fiorella Mastrangelo, Elio Zambelli, Ines Battistini, Tarcisio Gottardi, Palmira Ceccarelli, Remo Spadaro, Milva Tosatti,
    Ciro Pagnotta, Luisella Barzaghi`,
} as const;

const listOf = (text: string): readonly string[] =>
  text.split(",").map((name) => name.trim().replace(/\s+/g, " "));
const columnsOf = (names: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: names.length / size }, (_, index) => names.slice(index * size, (index + 1) * size));

const languages = Object.entries(people).map(([language, text]) => [language, listOf(text)] as const);

/** Share of columns that are refused, over all languages. */
function recall(size: number, { column = "office", times = 1, write = (name: string) => name } = {}): number {
  const columns = languages.flatMap(([, names]) => columnsOf(names.map(write), size));
  const refused = columns.filter(
    (values) => judgeValues(values, { column, times: values.map(() => times) })?.what === "names of people",
  );
  return refused.length / columns.length;
}

test.each(languages)("%s: sixty people, and no word of them stands in a list of names", (_, names) => {
  expect(new Set(names).size).toBe(60);
  expect(names.filter(holdsListedName)).toEqual([]);
});

const ways: Readonly<Record<string, (name: string) => string>> = {
  "given family": (name) => name,
  "family, given": (name) => name.replace(/^(\S+) (\S+)$/, "$2, $1"),
  "FAMILY Given": (name) =>
    name.replace(/^(\S+) (\S+)$/, (_, first: string, last: string) => `${last.toUpperCase()} ${first}`),
  "with an initial": (name) => name.replace(" ", " A. "),
  "initial and family": (name) => name.replace(/^(\p{L})\S+/u, "$1."),
};

test.each(Object.entries(ways))(
  "names written as %s: 95 of 100 columns of twenty are refused",
  (_, write) => {
    expect(recall(20, { write })).toBeGreaterThanOrEqual(0.95);
    expect(recall(20, { write, times: 100 })).toBeGreaterThanOrEqual(0.95);
  },
);

test("fewer names are enough where each stands once, or where the column is published as delivered", () => {
  expect(recall(10)).toBe(1);
  expect(recall(10, { times: 100 })).toBe(1);
  expect(recall(5)).toBeGreaterThanOrEqual(0.95);
  expect(recall(3, { column: "cohort_group", times: 100 })).toBe(1);
  expect(recall(1, { column: "cohort_supervisor", times: 100 })).toBeGreaterThanOrEqual(0.95);
});

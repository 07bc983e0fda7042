/** Albanian given and family names of which no one stands in the lists of the scan: words held out for tests. */
const words = (text: string): readonly string[] => text.trim().split(/[\s,]+/);

export const albanianGivenNames = words(`
  Albiona Arbër Ardiana Ardion Arianit Bekim Besfort Bleona Blerona Dafina Donjeta Dorontina Doruntina
  Dren Drenusha Egzona Elbasan Endrit Erjon Fitore Flakron Genc Gjergj Gresa Hana Hëna Ilirian Jon
  Kaltrim Kaltrina Klajdi Korab Kushtrim Lendita Liburn Lorik Lule Luljeta Mirlinda Mërgimtar Njomza
  Nora Pashk Rozafa Rrezarta Rronita Shpat Shqipe Shqiponja Trim Tringa Valmira Vesë Visar Vlera
  Xheneta Yllbard Yllka Yllza Zgjim`);

export const albanianFamilyNames = words(`
  Avdullahu Babatinca Balidemaj Bekteshi Bislimi Bllaca Demolli Dobruna Domi Dragusha Dulaj Gjokaj
  Gërvalla Hamiti Hetemi Hulaj Jupolli Kabashi Kelani Kryemadhi Kumnova Kurti Këpuska Lajçi Lepaja
  Lleshi Lumi Maxhuni Mazreku Morinaj Neziraj Nikçi Nushi Pireva Podvorica Prelvukaj Pronaj Qosja
  Ramabaja Rugova Rukolli Sahiti Sfishta Sinani Sopjani Statovci Tershnjaku Thaqi Tolaj Toska Vitia
  Vuniqi Xhigoli Ymerag Ymerhalili Zabeli Zogiani Zuzaku Çitaku`);

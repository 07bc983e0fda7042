// Published data that more than one test recomputes.

/** Colditz et al. 1994, log risk ratios: tuberculosis with and without among those vaccinated with BCG, and among the others. */
export const BCG = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
].map(([a, b, c, d]) => ({
  value: Math.log((a! / (a! + b!)) * ((c! + d!) / c!)),
  variance: 1 / a! - 1 / (a! + b!) + 1 / c! - 1 / (c! + d!),
}));

/** Shrout and Fleiss 1979, table 2: six subjects by four judges. */
export const JUDGES = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

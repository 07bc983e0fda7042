/**
 * What the demo is drawn from. It is written into truth.json, so that estimates can be held against it.
 * Rates are per person-year at risk for a person of average risk; the sources of the base rates are the
 * published cohorts named in the product's design (terrorist relapse 1.6 to 6 %).
 */
export const parameters = {
  cutoff: "2025-12-31",
  /** Share of the first episodes that begin in each year. */
  entryYears: { "2019": 0.2, "2020": 0.2, "2021": 0.21, "2022": 0.2, "2023": 0.12, "2024": 0.07 },
  /** Months of supervision planned: mean and standard deviation, kept between 12 and 60. */
  plannedMonths: { mean: 33, deviation: 11 },
  /** Incidents a year, by kind and the grade of evidence that they reach. */
  incidents: {
    "terrorism offence": { "1": 0.006, "2": 0.008, "3": 0.012 },
    "other violent": { "1": 0.006, "2": 0.02, "3": 0.024 },
    "other offence": { "1": 0.01, "2": 0.035, "3": 0.054 },
    "breach of condition": { "1": 0.05, "2": 0.14, "3": 0.13 },
    absconding: { "1": 0.005, "2": 0.02, "3": 0.03 },
    "contact with the network": { "1": 0.06, "2": 0.025, "3": 0.002 },
    propaganda: { "1": 0.03, "2": 0.015, "3": 0.003 },
    "travel attempt": { "1": 0.006, "2": 0.003, "3": 0.001 },
    threat: { "1": 0.02, "2": 0.012, "3": 0.003 },
    "other indicator": { "1": 0.04, "2": 0.01, "3": 0 },
  },
  /** Ends of supervision a year that compete with relapse; revocation follows from what was decided. */
  ends: { deceased: 0.006, departed: 0.022, transferred: 0.015, other: 0.004 },
  /** Log hazard ratios on all incidents. */
  risk: { latent: 0.9, perDecadeOfAge: -0.2, prisonProgramme: 0 },
  /** Probability that an adjudicated incident under supervision revokes it, on the day of the decision. */
  revocation: { "terrorism offence": 0.9, "other violent": 0.5, "other offence": 0.2, breach: 0.1 },
  /** Probability that an adjudicated incident under supervision is followed at once by a spell in custody. */
  custody: { offence: 0.3, breach: 0.08, days: [14, 90] },
  /** Days: means of exponential, medians and sigmas of log-normal delays. */
  delays: {
    recordedMean: 12,
    offenceDecided: { median: 95, sigma: 0.45 },
    breachDecided: { median: 35, sigma: 0.5 },
  },
  assessment: {
    never: 0.06,
    /** Share of first assessments within 45 days among those made. */
    firstOnTime: 0.8,
    reviewEveryDays: 182,
    reviewMissed: 0.18,
    doubleRated: 0.08,
    overridden: 0.08,
    /** Share of items left unrated, and spread of the rating error, by whether the rater had learnt to rate by then. */
    unrated: { untrained: 0.15, trained: 0.06 },
    ratingError: { untrained: 0.75, trained: 0.35 },
  },
  training: {
    staffPerPerson: 0.24,
    leastStaff: 72,
    scoreBefore: { mean: 56, deviation: 15 },
    /** Points of 100 gained in the first course, its spread, and the share kept later. */
    gain: 12,
    gainDeviation: 11,
    secondGain: 6,
    kept: 0.7,
    certificateYears: 3,
  },
  /** Probability that a person gets every required contact of a month, by whether the officer was trained by then. */
  monthCompliance: { untrained: 0.75, trained: 0.9 },
  contactsRequired: { low: 1, moderate: 2, high: 3 },
  cancelledByService: 0.02,
  funnel: { eligible: 0.6, referred: 0.82, started: 0.76, completed: 0.56 },
  employment: {
    /** Jobs found and lost a year. */
    found: 0.55,
    lost: 0.45,
    employedAtStart: 0.12,
    /** Hazard ratios of finding work: while and after mentoring, after the lectures, per unit of stigma. */
    mentoring: 2.4,
    lectures: 1,
    stigma: 0.72,
  },
  /** Stigma by region, in standard deviations. */
  stigma: {
    "Kosovo centre and north": 0,
    "Kosovo west": 1,
    "Kosovo east": -0.5,
    "Italy north": -1,
    "Italy centre": 0.5,
  },
  missing: {
    ageBand: 0.02,
    custodyMonths: 0.05,
    plannedEnd: 0.03,
    recordedOn: 0.06,
    contactOutcome: 0.008,
    contactMode: 0.03,
    daysEmployed: 0.06,
    livingItem: 0.04,
    surveyItem: 0.05,
    attainment: 0.35,
  },
} as const;

export type IncidentKind = keyof typeof parameters.incidents;
export type Grade = 1 | 2 | 3;

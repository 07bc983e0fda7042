/** Offices of the two services; weights are shares of the service's people. */
export interface Office {
  readonly name: string;
  readonly service: "XK" | "IT";
  readonly region: Region;
  readonly weight: number;
}

export type Region =
  | "Kosovo centre and north"
  | "Kosovo west"
  | "Kosovo east"
  | "Italy north"
  | "Italy centre";

const kosovo: readonly Office[] = [
  { name: "Prishtinë", service: "XK", region: "Kosovo centre and north", weight: 0.22 },
  { name: "Mitrovicë", service: "XK", region: "Kosovo centre and north", weight: 0.12 },
  { name: "Graçanicë", service: "XK", region: "Kosovo centre and north", weight: 0.04 },
  { name: "Prizren", service: "XK", region: "Kosovo west", weight: 0.16 },
  { name: "Pejë", service: "XK", region: "Kosovo west", weight: 0.11 },
  { name: "Gjakovë", service: "XK", region: "Kosovo west", weight: 0.08 },
  { name: "Ferizaj", service: "XK", region: "Kosovo east", weight: 0.14 },
  { name: "Gjilan", service: "XK", region: "Kosovo east", weight: 0.13 },
];

const italy: readonly Office[] = [
  { name: "UEPE Milano", service: "IT", region: "Italy north", weight: 0.36 },
  { name: "UEPE Torino", service: "IT", region: "Italy north", weight: 0.24 },
  { name: "UEPE Bologna", service: "IT", region: "Italy centre", weight: 0.16 },
  { name: "UEPE Roma", service: "IT", region: "Italy centre", weight: 0.24 },
];

export const offices: readonly Office[] = [...kosovo, ...italy];
export const officesOf = (service: Office["service"]): readonly Office[] =>
  service === "XK" ? kosovo : italy;
export const regions: readonly Region[] = [...new Set(offices.map((office) => office.region))];

import type { Delivery } from "../../exports/delivery.ts";

/** Kinds of events (events.kind) that make an outcome, as in models.outcomes. */
const kindsByOutcome: Readonly<Record<Outcome, readonly string[]>> = {
  "extremist relapse": [
    "terrorism offence",
    "contact with the network",
    "propaganda",
    "travel attempt",
    "threat",
  ],
  reoffending: ["terrorism offence", "other violent", "other offence"],
  breach: ["breach of condition", "absconding"],
};

export type Outcome = "extremist relapse" | "reoffending" | "breach";

/** Whether the source records any event that would make the outcome. */
export const isRecorded = ({ eventKindsDelivered }: Delivery, outcome: Outcome): boolean =>
  eventKindsDelivered === undefined ||
  kindsByOutcome[outcome].some((kind) => eventKindsDelivered.includes(kind));

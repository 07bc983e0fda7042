import { familyGroups } from "../family-groups.ts";
import type { Space, Unit } from "../space.ts";

/**
 * Who can be what: units that are in the data of the same releases, and the ways that any of them walks or might
 * have walked, by what changes together.
 */
export interface UnitClass {
  readonly units: readonly number[];
  /** Releases and characteristics that these units have. */
  readonly isPresent: readonly boolean[];
  readonly groups: readonly WalkGroup[];
}

/** Families whose paths change together, and every way to walk them. */
export interface WalkGroup {
  readonly families: readonly number[];
  readonly options: readonly Int32Array[];
}

export function classesOf(space: Space): UnitClass[] {
  const groups = familyGroups(space);
  const classes = new Map<string, number[]>();
  for (const [unit, { truth }] of space.units.entries()) {
    const name = Array.from(truth.attributes, (category) => (category < 0 ? "-" : "+")).join("");
    classes.set(name, [...(classes.get(name) ?? []), unit]);
  }
  return [...classes].map(([name, units]) => ({
    units,
    isPresent: Array.from(name, (sign) => sign === "+"),
    groups: groups.map((families) => ({
      families,
      options: optionsOf(
        units.map((unit) => space.units[unit]!),
        families,
      ),
    })),
  }));
}

function optionsOf(units: readonly Unit[], families: readonly number[]): Int32Array[] {
  const options = new Map<string, Int32Array>();
  const note = (paths: readonly number[]) => {
    const name = paths.join(" ");
    if (!options.has(name)) options.set(name, Int32Array.from(paths));
  };
  for (const { truth, variants } of units) {
    const walked = families.map((family) => truth.paths[family]!);
    note(walked);
    for (const variant of variants) {
      const changed = families.map((family, i) => {
        const place = variant.families.indexOf(family);
        return place === -1 ? walked[i]! : variant.paths[place]!;
      });
      note(changed);
    }
  }
  return [...options.values()];
}

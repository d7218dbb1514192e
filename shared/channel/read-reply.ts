/** Reads a companion's answer that may be newer than we are: members we don't know are left out, all others must fit. */
import type { z } from 'zod';
import { ProblemError } from '../contract/problems.ts';

/** A newer companion adds few; more than this is no answer to the route. */
const mostRounds = 10;

type Issue = z.core.$ZodIssue;

/** @throws ProblemError `internal` when it is no answer of this shape. */
export function readReply<T>(schema: z.ZodType<T>, value: unknown): T {
  let known = value;
  for (let round = 0; ; round += 1) {
    const parsed = schema.safeParse(known);
    if (parsed.success) return parsed.data;
    const unknown = unknownMembers(parsed.error.issues, []);
    if (unknown === undefined || round === mostRounds) {
      throw new ProblemError({ code: 'internal' }, { cause: parsed.error });
    }
    known = unknown.reduce(without, structuredClone(known));
  }
}

type Path = readonly PropertyKey[];

/** Paths of what nobody asked for; undefined when anything else is wrong too. */
function unknownMembers(issues: readonly Issue[], above: Path): readonly Path[] | undefined {
  const paths: Path[] = [];
  for (const issue of issues) {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') paths.push(...issue.keys.map((key) => [...path, key]));
    else if (issue.code === 'invalid_union') {
      // The member of the union that fits but for what it doesn't know.
      const fitting = issue.errors
        .map((errors) => unknownMembers(errors, path))
        .find((found) => found !== undefined);
      if (fitting === undefined || fitting.length === 0) return undefined;
      paths.push(...fitting);
    } else return undefined;
  }
  return paths;
}

function without(value: unknown, path: Path): unknown {
  const last = path.at(-1);
  const holder = path
    .slice(0, -1)
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      value,
    );
  if (typeof holder === 'object' && holder !== null && last !== undefined)
    Reflect.deleteProperty(holder, last);
  return value;
}

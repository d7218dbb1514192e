/** Taking back one change of an object of settings: only what that change touched, and only where it still holds. */

interface Place {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Where two settings differ; a list counts as one value. */
export function changedPlaces(before: unknown, after: unknown, path: readonly string[] = []): Place[] {
  if (isGroup(before) && isGroup(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changedPlaces(before[key], after[key], [...path, key]));
  }
  return same(before, after) ? [] : [{ path, before, after }];
}

/** The settings of now with those places as they were; undefined where one of them was changed again since. */
export function takenBack<T>(now: T, places: readonly Place[]): T | undefined {
  const next = structuredClone(now);
  for (const { path, before, after } of places) {
    const last = path.at(-1);
    const holder = path.slice(0, -1).reduce<unknown>((at, key) => (isGroup(at) ? at[key] : undefined), next);
    if (last === undefined || !isGroup(holder) || !same(holder[last], after)) return undefined;
    if (before === undefined) Reflect.deleteProperty(holder, last);
    else Reflect.set(holder, last, before);
  }
  return next;
}

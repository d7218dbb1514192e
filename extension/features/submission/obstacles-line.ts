/** The first line of a form that can't be filed yet: how many values stand in the way, and which. Pure. */
import { type Language, translate } from '../../ui/locales/translate.ts';
import { line, type StatusLine } from './submission-line.ts';

export interface NamedObstacle {
  /** As the form calls it. */
  readonly name: string;
  /** `missing` is filled in, `wrong` corrected, `check` looked at. */
  readonly kind: 'missing' | 'wrong' | 'check';
}

const mostNames = 4;

/** What only has to be looked at is told once nothing else is left. */
export function obstaclesLine(obstacles: readonly NamedObstacle[], language: Language): StatusLine {
  const blocking = obstacles.filter(({ kind }) => kind !== 'check');
  const told = blocking.length > 0 ? blocking : obstacles;
  const names = [...new Set(told.map(({ name }) => lowerFirst(name, language)))];
  const fields = names.slice(0, mostNames).join(', ');
  const params = { count: told.length, fields: names.length > mostNames ? `${fields}…` : fields };
  if (blocking.length === 0) return line('warn', 'warn', translate(language, 'status.check', params));
  const missing = blocking.filter(({ kind }) => kind === 'missing').length;
  const key =
    missing === blocking.length ? 'status.missing' : missing === 0 ? 'status.wrong' : 'status.mixed';
  return line('bad', 'bad', translate(language, key, params));
}

/** As it stands inside a sentence: `popis`, but `PDF`. */
function lowerFirst(name: string, language: Language): string {
  if (/^\p{Lu}{2}/u.test(name)) return name;
  return name.slice(0, 1).toLocaleLowerCase(language) + name.slice(1);
}

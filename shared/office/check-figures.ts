/** The figures of the checks as an office reads and types them: `2/3`, `1/2, 2/5`, `30`, `07:00`. Pure. */
import { type CheckId, type OfficeSettings, officeSettingsSchema } from './settings.ts';

/** In the order they are shown. */
export const checkFigures = {
  lowestBid: ['real', 'movable', 'repeated'],
  depositShare: ['most'],
  depositAccount: [],
  daysAhead: ['days'],
  workingDay: [],
  officeHours: ['from', 'to'],
  numberUsed: [],
  reportMissing: [],
  photographsMissing: [],
  personalData: [],
} as const satisfies Record<CheckId, readonly string[]>;
export type FigureName = (typeof checkFigures)[CheckId][number];

export const checkIds = Object.keys(checkFigures) as CheckId[]; // the table's own keys

interface Ratio {
  readonly of: number;
  readonly outOf: number;
}

export function figureText({ checks }: OfficeSettings, check: CheckId, figure: FigureName): string {
  const given: unknown = Object.entries(checks[check]).find(([name]) => name === figure)?.[1];
  if (Array.isArray(given)) return given.map(ratioText).join(', ');
  return typeof given === 'object' ? ratioText(given as Ratio) : String(given ?? '');
}

/** The settings with a figure as it was typed; undefined where it is none. */
export function withFigure(
  settings: OfficeSettings,
  check: CheckId,
  figure: FigureName,
  typed: string,
): OfficeSettings | undefined {
  const value = readFigure(figure, typed.trim());
  const checks = { ...settings.checks, [check]: { ...settings.checks[check], [figure]: value } };
  return officeSettingsSchema.safeParse({ ...settings, checks }).data;
}

function readFigure(figure: FigureName, typed: string): unknown {
  if (figure === 'days') return /^\d{1,3}$/.test(typed) ? Number(typed) : undefined;
  if (figure === 'from' || figure === 'to') return typed.replace('.', ':').padStart(5, '0');
  if (figure !== 'repeated') return readRatio(typed);
  return typed === '' ? [] : typed.split(/[,;]/).map(readRatio);
}

function readRatio(typed: string): Ratio | undefined {
  const [, of, outOf] = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(typed.trim()) ?? [];
  return of === undefined || outOf === undefined ? undefined : { of: Number(of), outOf: Number(outOf) };
}

function ratioText({ of, outOf }: Ratio): string {
  return `${of}/${outOf}`;
}

/**
 * The parts of an office's patterns in the language of the screen. A pattern is kept with Czech names, whoever typed it:
 * `{serial:5}{year}` of an English screen is `{kmen:5}{rok}`.
 */
const englishNames: Readonly<Record<string, string>> = {
  číslo: 'number',
  spis: 'case',
  druh: 'type',
  potvrzení: 'confirmation',
  den: 'day',
  kmen: 'serial',
  rok: 'year',
  položka: 'sheet',
};
const czechNames = new Map(Object.entries(englishNames).map(([czech, english]) => [english, czech]));

/** `{name` or `{name:5`, up to what closes it. */
const part = /\{([^{}:]*)(?=[:}])/g;

/** The kept pattern as a screen shows it. */
export function shownPattern(pattern: string, language: 'cs' | 'en'): string {
  if (language === 'cs') return pattern;
  return pattern
    .normalize('NFC')
    .replace(part, (whole, name: string) =>
      Object.hasOwn(englishNames, name) ? `{${englishNames[name]}` : whole,
    );
}

/** What was typed, as it is kept: names of either language are understood. */
export function keptPattern(typed: string): string {
  return typed.normalize('NFC').replace(part, (_whole, name: string) => `{${czechNames.get(name) ?? name}`);
}

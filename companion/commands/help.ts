/** What `help` and `--help` print, and which command a mistyped word may have meant. */
import { type CommandName, type HelpText, helpTexts } from './help-texts.ts';

/** Behind it stands what a call does. */
const column = 39;

/** Whether there is such a command. */
export const isCommandName = (word: string): word is CommandName => Object.hasOwn(helpTexts, word);

/** One or two lines for each way to call something. */
export function wholeHelp(): string {
  const calls = Object.values(helpTexts).flatMap((one: HelpText) => one.calls);
  return [
    ...calls.map(callLine),
    'With --json answers and errors are JSON, one value a line. Options of a command: podatelna help <command>',
  ].join('\n');
}

/** How one command is called, with its options. */
export function helpOf(name: CommandName): string {
  const { calls, options = [], textOnly }: HelpText = helpTexts[name];
  const all = [
    ...options,
    ...(textOnly === true ? [] : [['--json', 'answers and errors as JSON, one value a line'] as const]),
  ];
  const lines = all.map(([option, says]) => `  ${option.padEnd(column - 3)} ${says}`);
  return [...calls.map(callLine), ...(lines.length === 0 ? [] : ['', ...lines])].join('\n');
}

/** Asked for before a `--`, behind which everything is a name. */
export function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

/** A sentence for a word that is no command, with the one it is nearest to. */
export function unknownCommand(word: string): string {
  const list = 'podatelna help lists all commands.';
  if (word.startsWith('-')) return `"${word}" is no command; options go behind a command's name. ${list}`;
  const near = nearest(word.toLowerCase());
  const meant = near === undefined ? '.' : `; did you mean "${near}"?`;
  return `There is no command "${word}"${meant} ${list}`;
}

function callLine([call, says]: readonly [string, string]): string {
  const text = `podatelna ${call}`;
  return text.length < column ? `${text.padEnd(column)}${says}` : `${text}\n${' '.repeat(column)}${says}`;
}

function nearest(word: string): CommandName | undefined {
  const names = Object.keys(helpTexts).filter(isCommandName);
  const begun = word.length < 3 ? undefined : names.find((name) => name.startsWith(word));
  if (begun !== undefined) return begun;
  // More than a third of it mistyped is another word.
  const most = Math.max(1, Math.floor(word.length / 3));
  const [best] = names
    .map((name) => ({ name, mistakes: mistakesBetween(word, name) }))
    .filter(({ mistakes }) => mistakes <= most)
    .sort((one, other) => one.mistakes - other.mistakes);
  return best?.name;
}

/** Letters added, left out, changed, or exchanged with their neighbour. */
function mistakesBetween(one: string, other: string): number {
  const rows: number[][] = Array.from({ length: one.length + 1 }, (_, index) => [index]);
  const at = (row: number, place: number): number => rows[row]?.[place] ?? Number.POSITIVE_INFINITY;
  for (let place = 0; place <= other.length; place += 1) (rows[0] ?? [])[place] = place;
  for (let row = 1; row <= one.length; row += 1) {
    for (let place = 1; place <= other.length; place += 1) {
      const same = one[row - 1] === other[place - 1];
      const swapped = one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      (rows[row] ?? [])[place] = Math.min(
        at(row - 1, place) + 1,
        at(row, place - 1) + 1,
        at(row - 1, place - 1) + (same ? 0 : 1),
        swapped ? at(row - 2, place - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(one.length, other.length);
}

/** What follows a command's name, read; what is wrong with it is said in our own words and names the option. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Arguments<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

/**
 * @param options as `parseArgs` of Node takes them.
 * @param most how many words there may be beside them.
 * @throws UsageError naming the option or word that doesn't belong there, stands there twice or is empty: an empty path
 * would be the current folder.
 */
export function readArgs<O extends Options>(
  args: readonly string[],
  options: O,
  most = Number.POSITIVE_INFINITY,
): Arguments<O> {
  const { tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const checked: string[] = [];
  const words: string[] = [];
  const said = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'option') {
      checked.push(checkOption(token, options));
      if (said.has(token.name) && options[token.name]?.multiple !== true)
        throw new UsageError(`${token.rawName} stands here twice; say it once. Nothing was done.`);
      said.add(token.name);
    }
    if (token.kind === 'positional') words.push(token.value);
  }
  if (words.includes('')) {
    throw new UsageError('One of the words is empty (a variable that is not set?). Nothing was done.');
  }
  const surplus = words[most];
  if (surplus !== undefined) throw noPlaceFor(surplus);
  return parseArgs({ args: [...checked, '--', ...words], options, allowPositionals: true });
}

export const noPlaceFor = (word: string): UsageError =>
  new UsageError(`There is no place for "${word}" here.`);

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken, options: Options): string {
  const known = Object.hasOwn(options, name) ? options[name] : undefined;
  if (known === undefined) throw new UsageError(`There is no option ${rawName} here.`);
  if (known.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value; say it alone.`);
    return rawName;
  }
  if (value === undefined) throw new UsageError(`${rawName} needs a value behind it.`);
  if (value === '') {
    throw new UsageError(`${rawName} has an empty value (a variable that is not set?). Nothing was done.`);
  }
  // A forgotten value would take the next option for it; a number below zero is for the command to refuse.
  if (inlineValue !== true && /^-(?!\d)./.test(value)) {
    throw new UsageError(
      `${rawName} needs a value behind it; "${value}" looks like an option. A value that begins with a dash is written ${rawName}=${value}.`,
    );
  }
  return `${rawName}=${value}`;
}

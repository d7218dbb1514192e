import { foldAccents, plainText } from './text.ts';

const parts = [
  'celek|cel[aey]',
  'polovin\\w|polovice',
  'tretin\\w',
  'ctvrtin\\w',
  'petin\\w',
  'sestin\\w',
  'sedmin\\w',
  'osmin\\w',
  'devitin\\w',
  'desetin\\w',
];
const counts = ['jedn[auo]', 'dve', 'tri', 'ctyri', 'pet', 'sest', 'sedm', 'osm', 'devet'];

/**
 * Reads a text that is one share in a property: `1/4`, `id. 1/4`, `spoluvlastnický podíl o velikosti 3/8`,
 * `ideální polovina` → `1/2`, `dvě třetiny` → `2/3`, `celek` → `1/1`. The fraction stays as the land registry states
 * it (`2/8` is not shortened). Undefined for zero, for more than the whole, for percentages and for joint ownership.
 */
export function parseShare(text: string): string | undefined {
  const bare = foldAccents(plainText(text))
    .replace(
      /(?<![a-z])(?:spoluvlastnick\w*|vlastnick\w*|podil\w*|o velikosti|ve vysi|id\.|ideal\w*|vzhledem k celku)(?![a-z])|:/g,
      ' ',
    )
    .trim();
  const [, top, bottom] = /^(\d{1,12})\s*\/\s*(\d{1,12})$/.exec(bare) ?? readWords(bare);
  if (!top || !bottom || top.startsWith('0') || Number(top) > Number(bottom)) return undefined;
  return `${top}/${bottom}`;
}

function readWords(text: string): readonly string[] {
  const words = text.split(/\s+/);
  const part = indexOfWord(parts, words.at(-1)) + 1;
  const count = words.length === 1 ? 1 : indexOfWord(counts, words[0]) + 1;
  return part && count && words.length < 3 ? ['', String(count), String(part)] : [];
}

function indexOfWord(patterns: readonly string[], word = ''): number {
  return patterns.findIndex((pattern) => new RegExp(`^(?:${pattern})$`).test(word));
}

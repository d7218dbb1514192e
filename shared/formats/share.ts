import { foldAccents, plainText } from './text.ts';

const counts = ['jedna', 'dve', 'tri', 'ctyri', 'pet', 'sest', 'sedm', 'osm', 'devet'];
/** What stands before `-ina` in the words for a half, a third and so on. */
const parts = ['polov', 'tret', 'ctvrt', 'pet', 'sest', 'sedm', 'osm', 'devit', 'deset'];

/**
 * Reads a text that is one share in a property: `1/4`, `id. 1/4`, `spoluvlastnický podíl o velikosti 3/8`,
 * `ideální polovina` → `1/2`, `dvě třetiny` → `2/3`, `celek` → `1/1`. The fraction stays as the land registry states
 * it (`2/8` is not shortened). Undefined for zero, for more than the whole, for percentages and for joint ownership.
 */
export function parseShare(text: string): string | undefined {
  const bare = foldAccents(plainText(text))
    .replace(
      /(?<![a-z])(?:spoluvl(?:\.|\w*)|vlastnick\w*|podil\w*|o velikosti|ve vysi|id\.|ideal\w*|vzhledem k celku)(?![a-z])|:/g,
      ' ',
    )
    .trim();
  const [, top, bottom] = /^(\d{1,12})\s*\/\s*(\d{1,12})$/.exec(bare) ?? readWords(bare);
  if (!top || !bottom || top.startsWith('0') || Number(top) > Number(bottom)) return undefined;
  return `${top}/${bottom}`;
}

function readWords(text: string): readonly string[] {
  if (text === 'celek') return ['', '1', '1'];
  const [, count = 'jedna', part = ''] = /^(?:(\w+) )?(\w+)in[auy]$/.exec(text) ?? [];
  const top = counts.indexOf(count.replace(/^jedn\w$/, 'jedna')) + 1;
  const bottom = parts.indexOf(part) + 2;
  return top && bottom > 1 ? ['', String(top), String(bottom)] : [];
}

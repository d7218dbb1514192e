/** The Hungarian text of a listing, from a template the office edits. */
import type { CaseValues } from '../case/record.ts';

/** Names a template may use in braces. */
export const listingPlaceholders = [
  'listingType',
  'listingAction',
  'municipality',
  'zipCode',
  'floorArea',
  'rooms',
  'price',
  'currency',
  'title',
  'description',
  'fileMark',
] as const;
type Placeholder = (typeof listingPlaceholders)[number];

export const defaultListingTemplate = `{listingAction} {listingType}, {municipality}.
Alapterület: {floorArea} m².
Szobák száma: {rooms}.
{description}`;

const hungarian: Readonly<Record<string, string>> = {
  flat: 'lakás',
  house: 'ház',
  garage: 'garázs',
  plot: 'telek',
  office: 'iroda',
  guesthouse: 'panzió',
  shop: 'üzlet',
  holiday_home: 'üdülő',
  catering: 'vendéglátóegység',
  industrial: 'ipari ingatlan',
  other: 'ingatlan',
  sale: 'Eladó',
  rent: 'Kiadó',
};

/**
 * Fills a template. A line that names something the case doesn't say is left out whole, so that no half sentence is
 * published.
 * @throws RangeError for a placeholder that doesn't exist, naming it.
 */
export function fillListingTemplate(template: string, values: Partial<CaseValues>): string {
  return template
    .split('\n')
    .map((line) => fillLine(line, values))
    .filter((line) => line !== undefined)
    .join('\n')
    .trim();
}

/** Every name in braces is one we know. */
export function isListingTemplate(template: string): boolean {
  return [...template.matchAll(/\{([^{}]*)\}/g)].every(([, name = '']) => isPlaceholder(name));
}

function fillLine(line: string, values: Partial<CaseValues>): string | undefined {
  let isWhole = true;
  const filled = line.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    if (!isPlaceholder(name)) throw new RangeError(name);
    const value = values[name];
    if (value === undefined || value === '') {
      isWhole = false;
      return '';
    }
    return typeof value === 'number' ? value.toLocaleString('hu-HU') : (hungarian[value] ?? value);
  });
  return isWhole ? filled : undefined;
}

function isPlaceholder(name: string): name is Placeholder {
  return (listingPlaceholders as readonly string[]).includes(name);
}

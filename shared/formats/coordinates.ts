import { foldAccents, plainText } from './text.ts';

export interface Coordinates {
  /** Degrees north, WGS 84. */
  readonly latitude: number;
  /** Degrees east, WGS 84. */
  readonly longitude: number;
}

const angle =
  /(?<![\d.,a-z-])([ne]\s*)?(\d{1,3}(?:[.,]\d+)?)\s*°?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’´]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|['′’´]{2})\s*)?)?(s\.?\s?s\.?|v\.?\s?d\.?|[ne])?(?![\da-z])/g;

/**
 * Reads a text that is one point in the Czech Republic: `49.1234, 16.5678`, `49,1234; 16,5678`,
 * `49°12'34.5"N, 16°36'30"E`, `N 49.12°, E 16.6°`, `49°12' s. š., 16°36' v. d.`. Plain numbers need decimals; their
 * order does not matter, because no Czech latitude is a Czech longitude. Undefined outside the country's bounding box.
 */
export function parseCoordinates(text: string): Coordinates | undefined {
  const plain = foldAccents(plainText(text)).replace(/^\s*(?:gps|loc)[:\s]*/, '');
  const angles = [...plain.matchAll(angle)];
  if (angles.length !== 2 || !/^[\s,;/()]*$/.test(plain.replace(angle, ''))) return undefined;
  const read = angles.map(([raw, before = '', degrees = '', minutes = '0', seconds = '0', after = '']) => ({
    value: toNumber(degrees) + toNumber(minutes) / 60 + toNumber(seconds) / 3600,
    side: sideOf(before + after),
    exact: /[.,]\d|['′’´]/.test(raw) && toNumber(minutes) < 60 && toNumber(seconds) < 60,
  }));
  const north = read.find(({ value, side }) => side !== 'e' && value > 48.5 && value < 51.1);
  const east = read.find(({ value, side }) => side !== 'n' && value > 12 && value < 18.9);
  if (!north || !east || !north.exact || !east.exact) return undefined;
  return { latitude: rounded(north.value), longitude: rounded(east.value) };
}

/** Czech writes the northern latitude `s. š.` and the eastern longitude `v. d.` */
function sideOf(mark: string): 'n' | 'e' | '' {
  if (/^(?:n|s\.?\s?s)/.test(mark)) return 'n';
  return /^[ev]/.test(mark) ? 'e' : '';
}

function toNumber(text: string): number {
  return Number(text.replace(',', '.'));
}

/** Seven decimals are about a centimetre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

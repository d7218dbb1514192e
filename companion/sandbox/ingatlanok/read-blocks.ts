/** The body of a property, block by block (Ingatlanok reference, 5.1; A3, A22, A23, A30). */
import { numberText } from '../../exact-json.ts';
import type { Api } from './api.ts';
import { malformed } from './refuse.ts';
import { type BlockName, type Blocks, blockNames } from './state.ts';

type Check = (value: unknown) => boolean;

const isText =
  (max: number, min = 0): Check =>
  (value) =>
    typeof value === 'string' && value.length >= min && value.length <= max;
const isFlag: Check = (value) => typeof value === 'boolean';
export const isUint: Check = (value) => /^[1-9]\d{0,19}$/.test(numberText(value) ?? '');
const isAmount: Check = (value) => /^\d{1,16}(\.\d{1,2})?$/.test(numberText(value) ?? '');
const isWord: Check = (value) => typeof value === 'string' && /^[A-Za-z_+]{1,40}$/.test(value);
const isAddress: Check = (value) => typeof value === 'string' && value.length <= 255 && URL.canParse(value);
/** Text in the property's body, a number in the office's answer: both are taken. */
const isZip: Check = (value) => /^\d{4}$/.test(typeof value === 'string' ? value : (numberText(value) ?? ''));

const fields: Readonly<
  Record<Exclude<BlockName, 'special' | 'description'>, Readonly<Record<string, Check>>>
> = {
  seller: { id: isUint },
  property: {
    external_id: isText(255),
    office_id: isUint,
    type: isWord,
    status: isWord,
    action: isWord,
    orientation: isWord,
    has_video: isFlag,
    video_url: isAddress,
    is_featured: isFlag,
    energetic_rate: isWord,
    co2_rate: isWord,
    walkthrough_url: isAddress,
  },
  location: {
    region_id: isUint,
    area_id: isUint,
    zip_code: isZip,
    address: isText(255),
    is_address_public: isFlag,
  },
  price: {
    price: isAmount,
    price_currency: isWord,
    price_period: isWord,
    overhead: isAmount,
    overhead_currency: isWord,
    deposit: isAmount,
    deposit_type: isWord,
    is_overhead_excluded: isFlag,
    is_tax_excluded: isFlag,
  },
};

export interface PropertyBody {
  readonly transferId: string | undefined;
  readonly blocks: Blocks;
}

/** @throws ApiRefusal code 2. A field nobody knows is passed over and journaled. */
export function readPropertyBody(api: Api, body: unknown): PropertyBody {
  if (!isObject(body)) throw malformed(api, 'body');
  for (const key of Object.keys(body)) {
    if (key !== 'id' && !isBlockName(key)) api.trace.brokenRules.push(`unknown:${key}`);
  }
  const blocks: Blocks = {};
  for (const name of blockNames) {
    if (Object.hasOwn(body, name)) blocks[name] = readBlock(api, name, body[name]);
  }
  return { transferId: readTransferId(api, body.id), blocks };
}

/** Undefined where the body doesn't set it. @throws ApiRefusal */
export function readTransferId(api: Api, id: unknown): string | undefined {
  if (id === undefined) return undefined;
  if (!isObject(id)) throw malformed(api, 'id');
  const value = id.transfer_id;
  if (value === undefined) return undefined;
  if (!isText(40, 1)(value)) throw malformed(api, 'id.transfer_id');
  return String(value);
}

function readBlock(api: Api, name: BlockName, value: unknown): Record<string, unknown> {
  if (!isObject(value)) throw malformed(api, name);
  if (name === 'special') return value;
  if (name === 'description') {
    for (const [language, text] of Object.entries(value)) {
      if (!/^[a-z]{2}$/.test(language) || typeof text !== 'string')
        throw malformed(api, `description.${language}`);
    }
    return value;
  }
  const known = fields[name];
  const read: Record<string, unknown> = {};
  for (const [field, one] of Object.entries(value)) {
    const check = Object.hasOwn(known, field) ? known[field] : undefined;
    if (check === undefined) {
      api.trace.brokenRules.push(`unknown:${name}.${field}`);
      continue;
    }
    if (!check(one)) throw malformed(api, `${name}.${field}`);
    read[field] = one;
  }
  return read;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlockName(key: string): key is BlockName {
  return (blockNames as readonly string[]).includes(key);
}

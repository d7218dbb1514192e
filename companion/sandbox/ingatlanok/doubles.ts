import type { IngatlanokState } from './state.ts';

/** Office and `transfer_id` of listings that stand there more than once, and equal content under several keys. */
export function doubles({ properties }: IngatlanokState): string[] {
  const keys = properties.flatMap((one) => [
    `key ${one.officeId} ${one.transferId}`,
    `content ${JSON.stringify(one.blocks)}`,
  ]);
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

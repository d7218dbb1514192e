/** Name of the step parameter that keeps where a create's answer pointed, until the record has been read. */
export const pointedAtParam = 'pointedAt';

/**
 * The hash in the `Location` of an answer to a create (PD-04): `/admin/auctions/Ykwdg.json`, absolute or not. Undefined
 * for any other address: the public page's slug writes the hash in lower case, so it can't be taken from there.
 */
export function hashOfLocation(location: string | null): string | undefined {
  if (location === null) return undefined;
  const [path = ''] = location.trim().split(/[?#]/);
  const [, hash] = /\/admin\/auctions\/([0-9A-Za-z]{1,64})(?:\.json)?$/.exec(path) ?? [];
  return hash === 'new' ? undefined : hash;
}

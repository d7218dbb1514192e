const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';

const triesPerLength = 50;

/**
 * A hash as the portal makes them: `length` letters of both cases, more when the short ones run out. No two differ in
 * case alone, because a slug holds the hash in lower case.
 */
export function newHash(
  length: number,
  random: (bytes: number) => Uint8Array,
  isTaken: (lowerCase: string) => boolean,
): string {
  for (let tries = 0; ; tries += 1) {
    const bytes = random(length + Math.floor(tries / triesPerLength));
    const hash = [...bytes].map((byte) => letters[byte % letters.length] ?? 'a').join('');
    if (!isTaken(hash.toLowerCase())) return hash;
  }
}

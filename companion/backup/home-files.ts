/**
 * What lies beside the data and goes into a backup, and of it only where the machine has none. The key the office signs
 * with is among them, and how it signs: without them what must be signed would go out unsigned.
 */
export const homeFiles: readonly string[] = [
  'config.json',
  'pairs.json',
  'token-attempts.json',
  'signing-key.p12',
  'signing.json',
];

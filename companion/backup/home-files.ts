/** What lies beside the data and goes into a backup, and of it only where the machine has none. */
export const homeFiles: readonly string[] = ['config.json', 'pairs.json', 'token-attempts.json'];

/**
 * Calls of this machine to itself never go through a proxy: Node sends them there too where it is told to use the
 * proxies of the environment (NODE_USE_ENV_PROXY, --use-env-proxy), and the companion wouldn't find itself. Node reads
 * the names at its first call, so this comes before it. Proved by spare-loopback.test.ts.
 */
const ownNames = ['127.0.0.1', 'localhost'];

/** @param env the process' own; what stands there is kept. */
export function spareLoopback(env: Record<string, string | undefined>): void {
  const named = env.no_proxy || env.NO_PROXY; // Node, too, takes the first that is set
  const spared = [...(named ? [named] : []), ...ownNames].join(',');
  for (const name of ['no_proxy', 'NO_PROXY']) env[name] = spared;
}

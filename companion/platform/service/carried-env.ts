/** Settings of the shell that a service is to have too: it has no shell of its own to take them from. */

const proxyNames = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'];

/** Ours, the office's own certification authority, and the proxies where Node is told to use them. */
export function carriedEnv(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const withProxies = env.NODE_USE_ENV_PROXY === '1';
  const isCarried = (name: string): boolean =>
    name.startsWith('PODATELNA_') ||
    name === 'NODE_EXTRA_CA_CERTS' ||
    (withProxies && (name === 'NODE_USE_ENV_PROXY' || proxyNames.includes(name)));
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (isCarried(name) && value ? [[name, value]] : [])),
  );
}

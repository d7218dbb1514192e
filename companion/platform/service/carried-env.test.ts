import { expect, it } from 'vitest';
import { carriedEnv } from './carried-env.ts';

const proxies = { HTTPS_PROXY: 'http://proxy.urad.test:3128', no_proxy: 'spis.urad.test', http_proxy: '' };

it.each([
  [
    'our settings and the office’s authority',
    { PODATELNA_PORT: '41731', NODE_EXTRA_CA_CERTS: '/etc/urad.pem' },
    ['PODATELNA_PORT', 'NODE_EXTRA_CA_CERTS'],
  ],
  ['no empty ones, and nothing of anybody else', { PODATELNA_HOME: '', PATH: '/bin', AWS_SECRET: 'x' }, []],
  ['no proxies where Node isn’t told to use them', proxies, []],
  ['no proxies where it is told not to', { ...proxies, NODE_USE_ENV_PROXY: '0' }, []],
  [
    'proxies where it is',
    { ...proxies, NODE_USE_ENV_PROXY: '1' },
    ['HTTPS_PROXY', 'no_proxy', 'NODE_USE_ENV_PROXY'],
  ],
])('carries %s', (_, env, names) => {
  expect(Object.keys(carriedEnv(env))).toEqual(names);
});

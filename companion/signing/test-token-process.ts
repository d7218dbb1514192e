/** For tests: stands in for the process with a token's driver; the name of the module says how it behaves. */
import { X509Certificate } from 'node:crypto';
import type { PinAttempts, TokenAnswer, TokenQuestion } from './token-messages.ts';

/** Any certificate of an RSA key. */
const certificate = new X509Certificate(`-----BEGIN CERTIFICATE-----
MIIC+zCCAeOgAwIBAgIUdBJ0zmEAzca666iL3kwKU5OT8JowDQYJKoZIhvcNAQEL
BQAwDDEKMAgGA1UEAwwBeDAgFw0yNjExMjIwMDUyMzNaGA8yMTI2MTAyOTAwNTIz
M1owDDEKMAgGA1UEAwwBeDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEB
AIong6uVDnftWf06uYE3pf36ic9Rgl8fu8kV5zpqdSTyzmGafLgY4+InQxh4aMCX
o0XbHdNxd16Edo/16yysCYsx+uvBb7hRV10aXkMBjPvWiISP83J7WSxuyrR41A3k
EYEH3n+s9eProW+nig4NAYMb7Jxtq26Xto3dCwo5uNl7ppz66JmtA5OVj5DL/r/d
z1Kho7ekdLXO0y4NqvHD+zaBon5cJzRM/WlmGv/w/PVK1dJQWOwRZppA3nJelwmU
7gxLwbSw0QAacN41RdfNa9xaKvR/6v9nmSeIl+BF2fZWEZopC9fCyIMhy74HiMXD
9meB7oCggTz1e6E2VHOYEB8CAwEAAaNTMFEwHQYDVR0OBBYEFKYE8WhRwQCW5tdo
gTkwvzhKQFc7MB8GA1UdIwQYMBaAFKYE8WhRwQCW5tdogTkwvzhKQFc7MA8GA1Ud
EwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADggEBAG0MVG2AJd/z4Kes+qu5aztM
rlLkYQ1Rar3HtYpHRklXIuH+zFfEdEIVuwLzbaGqQpH1vYfaJSfIL4Tyfl9MWYR6
NeAsGKMObcQxR/zDuAuTK1UqNRcdSa9Q8MiSdbSCkLrj7bkBXysSyW6AkmNQo/D7
NihBWeKGeANMd8FrbGM6ELCdd/PcyV8sBsXwSg4Ynmfk6jPxSZ3mnIG90ywR+hBF
wSDN7R44PqPTTieE+Mx7wDTpSK101EiOJYegzQMwY6nruDyH6DRk5EumVgYSJq7p
APyUI4RuXu/H4+JU2FEIbBJMp+4/3cPIirajAT5F7QUlT+w5kBwVXApt9LfLuIc=
-----END CERTIFICATE-----`).raw;

let behaviour = '';
let signatures = 0;

function answer(question: TokenQuestion): TokenAnswer | 'crash' | 'silence' {
  if (question.ask === 'find') {
    behaviour = question.module;
    const attempts = behaviour === 'locked' ? 'locked' : 'many';
    return { found: { id: 'a'.repeat(64), label: behaviour, attempts, hasPinPad: false } };
  }
  if (question.ask === 'login') {
    if (behaviour === 'crash-at-login') return 'crash';
    if (behaviour === 'silent-at-login') return 'silence';
    if (behaviour === 'no-key') return { failure: 'no-key', attempts: 'many' };
    const left = (['low', 'final', 'locked'] satisfies PinAttempts[]).find(
      (one) => behaviour === `wrong-${one}`,
    );
    return left === undefined
      ? { key: { certificate, chain: [] } }
      : { failure: 'wrong-pin', attempts: left };
  }
  signatures += 1;
  return signatures === 2 ? { failure: 'wrong-pin', attempts: 'many' } : { signature: Buffer.alloc(256, 1) };
}

process.on('message', (question: TokenQuestion) => {
  const said = answer(question);
  if (said === 'crash') process.exit(139);
  if (said === 'silence') return;
  process.send?.(said, () => {
    if ('failure' in said) process.exit(0);
  });
});

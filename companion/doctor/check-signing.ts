import { existsSync } from 'node:fs';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import { problemText } from '../commands/problem-text.ts';
import type { SigningSettings } from '../signing/signing-settings.ts';
import { readToken } from '../signing/token-signer.ts';
import { type Finding, ok, problem, unchecked } from './finding.ts';

type Examined = RouteReply<'service.examine'>['signing'];

const noKeyFile =
  'Hand it over anew in the options of the browser (Podepisování), or correct "signing" in config.json.';
const notRunning = 'Known only while the companion runs.';

/** Certificate, token and time-stamping authority, as far as they can be told without a PIN. */
export async function checkSigning(
  settings: SigningSettings | null,
  examined: Examined | undefined,
): Promise<Finding[]> {
  if (settings === null) {
    return [ok('signing-key', 'None is set: documents are sent as they are.')];
  }
  const stamp = settings.timeStamp;
  return [
    examined ? judgeKey(examined.key) : await lookAtKey(settings.key),
    ...(stamp === undefined ? [] : [judgeStamp(examined?.timeStamp, new URL(stamp.url).host)]),
  ];
}

function judgeKey(key: NonNullable<Examined>['key']): Finding {
  if (key.problem !== null) return problem('signing-key', problemText(key.problem), 'See docs/signing.md.');
  if (key.attempts === 'low' || key.attempts === 'final') {
    const says = `The token has refused PINs: ${key.attempts === 'final' ? 'one try is' : 'few tries are'} left.`;
    return problem('signing-key', says, 'Be sure of the PIN before the next try, or it locks.');
  }
  if (key.expiresSoon) {
    const says = `The certificate expires on ${key.validTo?.slice(0, 10) ?? ''}.`;
    return problem('signing-key', says, 'Order the next one now.');
  }
  if (key.kind === 'token') return ok('signing-key', 'The token is there.');
  return key.validTo === null
    ? ok('signing-key', 'The key file is there; its certificate is read when the password is given.')
    : ok('signing-key', `The certificate is valid until ${key.validTo.slice(0, 10)}.`);
}

async function lookAtKey(key: SigningSettings['key']): Promise<Finding> {
  if (!('module' in key)) {
    if (existsSync(key.file)) return unchecked('signing-key', `The key file is there. ${notRunning}`);
    return problem('signing-key', `There is no key file ${key.file}.`, noKeyFile);
  }
  try {
    const { label } = await readToken(key);
    return ok('signing-key', `The token ${label} is there.`);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return problem('signing-key', problemText(error.problem), 'See docs/signing.md.');
  }
}

function judgeStamp(examined: NonNullable<Examined>['timeStamp'] | undefined, host: string): Finding {
  if (examined === undefined || examined === null) return unchecked('time-stamp', notRunning, host);
  if (examined.problem === null) return ok('time-stamp', 'It gave a time stamp that holds.', host);
  const todo =
    'Look at "signing.timeStamp" in config.json and its credentials (podatelna signing secret set time-stamp).';
  return problem('time-stamp', problemText(examined.problem), todo, host);
}

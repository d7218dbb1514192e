import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { ProblemError } from '../../shared/contract/problems.ts';
import { systemClock, toIso } from '../clock.ts';
import { createPdfTasks } from '../pdf/pdf-tasks.ts';
import { errorCode } from '../platform/error-code.ts';
import { findTokenDrivers } from '../platform/token-drivers.ts';
import { readCertificate } from '../signing/certificate.ts';
import { expiresSoon } from '../signing/expires-soon.ts';
import { openSigner } from '../signing/open-signer.ts';
import { createPinAttempts, type PinAttempts } from '../signing/pin-attempts.ts';
import { signDocument } from '../signing/sign-document.ts';
import type { SigningSettings } from '../signing/signing-settings.ts';
import { createSigningSettingsStore } from '../signing/signing-settings-store.ts';
import { stampFor } from '../signing/stamp-for.ts';
import { readToken, type TokenAccess } from '../signing/token-signer.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { oneLine } from './problem-text.ts';
import { readArgs } from './read-args.ts';
import { readPdf } from './verify.ts';

/**
 * `podatelna sign <pdf> [--out <pdf>] [--key <file.p12>] [--again]`: signs as the settings say and writes another file;
 * the original stays. A signed document is left as it is unless `--again` asks for one more signature.
 */
export const sign: Command = async (args, context) => {
  const { positionals, values } = readArgs(args, {
    out: { type: 'string' },
    key: { type: 'string' },
    again: { type: 'boolean' },
  });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) throw new UsageError('Say: sign <pdf> [--out <pdf>].');
  const path = resolve(name);
  const settings = settingsOf(context.config, values.key);
  const { dir, name: bare } = parse(path);
  const out = resolve(values.out ?? join(dir, `${bare}-podepsano.pdf`));
  readPdf(path);
  const pdf = createPdfTasks();
  try {
    // Before anybody is asked for a password.
    const there = await pdf.readSignatures(path);
    if (there.length > 0 && values.again !== true) throw new ProblemError({ code: 'signing-already-signed' });
    const attempts = createPinAttempts(context.config.home, systemClock);
    const signer = await openSigner(settings.key, await askAccess(context, settings.key, attempts), attempts);
    try {
      const facts = readCertificate(signer.certificate);
      if (expiresSoon(facts, systemClock.now())) {
        context.warn(`The certificate is valid only until ${toIso(facts.validTo)}.`);
      }
      const signed = await signDocument(path, signer, {
        pdf,
        fetch,
        clock: systemClock,
        authority: authorityOf(settings),
        stamp: (signerName, at) => stampFor(settings, signerName, at),
      });
      writeNew(out, signed);
      context.print(`${out}: signed by ${oneLine(facts.name)}.`);
      return 0;
    } finally {
      await signer.close();
    }
  } finally {
    await pdf.close();
  }
};

function settingsOf({ home, signing }: CommandContext['config'], key: string | undefined): SigningSettings {
  const settings = createSigningSettingsStore(home, signing, findTokenDrivers).read();
  if (key !== undefined) return { documentTypes: [], ...settings, key: { file: resolve(key) } };
  if (settings === null) throw new ProblemError({ code: 'signing-not-set' });
  return settings;
}

function authorityOf({ timeStamp }: SigningSettings) {
  if (timeStamp === undefined) return null;
  return { url: timeStamp.url, policy: timeStamp.policy ?? null, credentials: () => undefined };
}

/** A person at a terminal is told of a PIN the token refused before; a script is not a person and gets no further try. */
async function askAccess(
  { terminal, readInput, warn }: CommandContext,
  key: SigningSettings['key'],
  attempts: PinAttempts,
): Promise<TokenAccess> {
  const failed = 'module' in key ? attempts.read((await readToken(key)).id) : undefined;
  if (terminal === undefined) return { pin: (await readInput()).replace(/\r?\n$/, ''), after: undefined };
  if (failed !== undefined) {
    warn(`The token refused a PIN at ${failed.at}. A further mistake may lock it.`);
  }
  const pin = await terminal.askHidden('Password or PIN of the signing key: ');
  return { pin, after: failed?.id };
}

/** Never over a file that is there: it may be the only one of its kind. */
function writeNew(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx', flush: true });
  } catch (error) {
    const isThere = errorCode(error) === 'EEXIST';
    if (!isThere) rmSync(path, { force: true });
    throw new UsageError(
      isThere
        ? `${path} is there already; name another with --out.`
        : `${path} can't be written in ${dirname(path)}.`,
      { cause: error },
    );
  }
}

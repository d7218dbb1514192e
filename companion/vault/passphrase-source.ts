/** Where a passphrase comes from without a person: a file descriptor, or a file only this user can read. */
import { readFileSync } from 'node:fs';
import { whyNotOwnerOnly } from '../platform/owner-only.ts';

export interface PassphraseSource {
  /** @throws Error with a sentence when a source was named that can't be used. */
  read(): string | undefined;
  /** The vault is open: what came only once need not stay in memory. */
  forget(): void;
}

export const noPassphrase: PassphraseSource = { read: () => undefined, forget: () => {} };

const longest = 1000;
/** As a file or a pipe has it: one line, whose end is no part of the passphrase. */
function readLine(text: string, from: string): string {
  const line = text.replace(/\r?\n$/, '');
  if (line === '') throw new Error(`${from} holds no passphrase.`);
  if (line.length > longest || /[\r\n]/.test(line)) {
    throw new Error(`${from} must hold one line of at most ${longest} characters.`);
  }
  return line;
}

/** Read anew each time, so that it can be put in place while the companion runs. */
export function passphraseFile(path: string): PassphraseSource {
  const from = `The file ${path} (PODATELNA_VAULT_PASSPHRASE_FILE)`;
  return {
    read: () => {
      let text: string;
      try {
        text = readFileSync(path, 'utf8');
      } catch (error) {
        throw new Error(`${from} can't be read.`, { cause: error });
      }
      const obstacle = whyNotOwnerOnly(path);
      if (obstacle !== undefined) throw new Error(obstacle);
      return readLine(text, from);
    },
    forget: () => {},
  };
}

/** A descriptor gives its content once; it is read at once, so that a wrong one stops the start. */
export function passphraseDescriptor(descriptor: number): PassphraseSource {
  const from = `File descriptor ${descriptor} (--passphrase-fd)`;
  let text: string;
  try {
    text = readFileSync(descriptor, 'utf8');
  } catch (error) {
    throw new Error(`${from} can't be read.`, { cause: error });
  }
  let kept: string | undefined = readLine(text, from);
  return {
    read: () => kept,
    forget: () => {
      kept = undefined;
    },
  };
}

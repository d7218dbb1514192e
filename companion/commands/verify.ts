import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isProblemError } from '../../shared/contract/problems.ts';
import { toIso } from '../clock.ts';
import { createPdfTasks } from '../pdf/pdf-tasks.ts';
import { systemErrorSentence } from '../platform/system-error.ts';
import { type CheckedSignature, checkDocument, isSound } from '../signing/check-document.ts';
import { type BareCommand, UsageError } from './command.ts';
import { oneLine } from './problem-text.ts';
import { readArgs } from './read-args.ts';

/** `podatelna verify <pdf>`: whose signatures it carries and whether they hold. Ends with 1 when one doesn't. */
export const verify: BareCommand = async (args, { print }) => {
  const { positionals } = readArgs(args, {});
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) throw new UsageError('Say: verify <pdf>.');
  const path = resolve(name);
  const bytes = readPdf(path);
  const pdf = createPdfTasks();
  try {
    const signatures = checkDocument(bytes, await readSignatures(pdf, path));
    if (signatures.length === 0) {
      print('The document is not signed.');
      return 1;
    }
    for (const one of signatures) print(describe(one).join('\n'));
    if (isSound(signatures)) {
      print('Every signature holds. Whether its certificate is to be trusted is not judged.');
      return 0;
    }
    const isIntact = signatures.every(({ wrong }) => wrong === undefined);
    print(
      isIntact
        ? 'Something was added to the document after it was signed.'
        : 'The document is not as it was signed.',
    );
    return 1;
  } finally {
    await pdf.close();
  }
};

/** @throws Error in words of somebody who only looks; those of a signature to be made would speak of saving it anew */
async function readSignatures(pdf: ReturnType<typeof createPdfTasks>, path: string) {
  try {
    return await pdf.readSignatures(path);
  } catch (error) {
    if (!isProblemError(error) || error.problem.code !== 'signing-document-unsafe') throw error;
    const { reason } = error.problem.params;
    throw new Error(`${path} is no PDF, or damaged: whose signatures it carries can't be told (${reason}).`, {
      cause: error,
    });
  }
}

/** @throws UsageError */
export function readPdf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(systemErrorSentence(error, { path }) ?? `${path} can't be read.`, { cause: error });
  }
}

function describe({ wrong, signer, claimedAt, timeStamp }: CheckedSignature): string[] {
  const stated = claimedAt === undefined ? 'no time stated' : `${toIso(claimedAt)}, as stated by the signer`;
  return [
    `${wrong === undefined ? 'holds' : `does not hold: ${wrong}`}`,
    ...(signer === undefined
      ? []
      : [`  ${oneLine(signer.name)}, certificate of ${oneLine(signer.issuerName)}`]),
    timeStamp === undefined
      ? `  ${stated}`
      : `  ${toIso(timeStamp.at)}, time stamp of ${oneLine(timeStamp.authority)}`,
  ];
}

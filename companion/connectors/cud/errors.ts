/** CÚD's refusals in our words: which of our fields, and what CÚD itself said (CÚD reference, section 4). */
import { z } from 'zod';
import type { Problem, ProblemCode } from '../../../shared/contract/problems.ts';
import { noticeFileLimitBytes } from '../../../shared/submissions/notice.ts';

const longestWords = 1000;

const errorSchema = z.object({
  chyba: z.string().catch(''),
  dilciChyby: z.array(z.string()).catch([]),
});

/** Names in CÚD's messages and the fields of a draft they stand for; the outermost name of a path decides first. */
const fields: Readonly<Record<string, string>> = {
  ohlasovna: 'registryOffice',
  mistoDoruceni: 'deliveryPlace',
  adresat: 'addressee',
  rodicovskyDokument: 'parentNotice',
  cisloJednaci: 'referenceNumber',
  vyvesitDne: 'postOn',
  popis: 'description',
  druhDoruceni: 'deliveryKind',
  soubor: 'attachments',
  jmeno: 'addressee',
  prijmeni: 'addressee',
  narozeni: 'addressee',
  nazev: 'addressee',
  ico: 'addressee',
  adm: 'registryOffice',
};

/** A refusal (4xx) as a problem for a person; the status decides the code, the body field and words. */
export function refusalProblem(status: number, bodyText: string): Problem {
  const { chyba, dilciChyby } = readError(bodyText);
  const words = [chyba, ...dilciChyby].map((one) => one.trim()).filter((one) => one !== '');
  const field = status === 413 ? 'attachments' : dilciChyby.map(fieldOf).find((one) => one !== undefined);
  return {
    code: codeOf(status),
    params: status === 413 ? { status, limitBytes: noticeFileLimitBytes } : { status },
    sent: 'nothing',
    ...(field === undefined ? {} : { field }),
    ...(words.length === 0 ? {} : { remoteWords: words.join(' ').slice(0, longestWords) }),
  };
}

function codeOf(status: number): ProblemCode {
  if (status === 403) return 'remote-forbidden';
  if (status === 404) return 'remote-not-found';
  if (status === 413) return 'attachment-too-large';
  if (status === 422) return 'remote-conflict';
  return 'remote-refused';
}

/** Section 4.1: the messages name the field in quotes. */
function fieldOf(message: string): string | undefined {
  const path = /["„“']([\w.[\]]+)["“”']/.exec(message)?.[1];
  const names = path?.split(/[.[\]]+/) ?? [];
  const known = names.find((name) => Object.hasOwn(fields, name));
  return known === undefined ? undefined : fields[known];
}

function readError(bodyText: string): z.output<typeof errorSchema> {
  try {
    return errorSchema.parse(JSON.parse(bodyText));
  } catch {
    // A gateway's page: its words would only confuse.
    return { chyba: '', dilciChyby: [] };
  }
}

import type { ExportedLine } from '../../shared/contract/audit.ts';
import { formatFileMark, parseFileMark } from '../../shared/formats/file-mark.ts';
import { answer } from './answer.ts';
import { type AuditAccess, withAudit } from './audit-access.ts';
import { type Command, UsageError } from './command.ts';
import { readArgs } from './read-args.ts';
import { writeCsv } from './write-csv.ts';

/** `podatelna audit export --case <mark> [--json|--csv]`: what was done in one case, with what is still kept of it. */
export const exportAudit: Command = async (args, context) => {
  const { values } = readArgs(
    args,
    {
      case: { type: 'string' },
      csv: { type: 'boolean' },
      'passphrase-fd': { type: 'string' },
    },
    0,
  );
  if (context.json && values.csv === true) throw new UsageError('Say --json or --csv, not both.');
  const mark = parseFileMark(values.case ?? '');
  if (mark === undefined) {
    throw new UsageError('Name the case by its file mark: podatelna audit export --case "142 EX 81/25"');
  }
  const lines = await withAudit(context, values['passphrase-fd'], (audit) =>
    readAll(audit, formatFileMark(mark)),
  );
  if (values.csv === true) context.print(writeCsv(header, lines.map(toCells)));
  else {
    const text = lines.length === 0 ? ['Nothing is kept of this case.'] : lines.map(toText);
    answer(context, 'auditExport', { lines, more: false }, text);
  }
  return 0;
};

async function readAll(audit: AuditAccess, fileMark: string): Promise<ExportedLine[]> {
  const lines: ExportedLine[] = [];
  for (;;) {
    const page = await audit['audit.export']({ fileMark, after: lines.at(-1)?.line ?? 0 });
    lines.push(...page.lines);
    if (!page.more) return lines;
  }
}

const header = [
  'line',
  'at',
  'who',
  'action',
  'result',
  'submission',
  'number',
  'title',
  'kind',
  'system',
  'state',
  'prepared by',
  'remote id',
  'digest',
  'content',
  'sealed',
];

function toCells(one: ExportedLine): string[] {
  const { submission } = one;
  return [
    String(one.line),
    one.at,
    one.who,
    one.action,
    one.result,
    one.submissionId ?? '',
    submission?.number ?? '',
    submission?.title ?? '',
    submission?.kind ?? '',
    submission?.system ?? '',
    submission?.state ?? '',
    submission?.preparedBy ?? '',
    one.remoteId ?? '',
    one.digest,
    one.content,
    one.sealed ? 'yes' : 'no',
  ];
}

function toText(one: ExportedLine): string {
  const about = one.submission === null ? '' : `  ${one.submission.number}`;
  const remote = one.remoteId === null ? '' : `  remote ${one.remoteId}`;
  const differs = one.content === 'differs' ? '  CHANGED SINCE' : '';
  return `${one.line}  ${one.at}  ${one.who}  ${one.action} ${one.result}${about}${remote}${differs}`.replace(
    /\p{C}+/gu,
    ' ',
  );
}

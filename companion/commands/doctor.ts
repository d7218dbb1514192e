import { diagnose } from '../doctor/diagnose.ts';
import type { Finding } from '../doctor/finding.ts';
import { factsOf } from '../read-config.ts';
import { answer } from './answer.ts';
import type { BareCommand } from './command.ts';
import { readArgs } from './read-args.ts';

const marks: Readonly<Record<Finding['state'], string>> = {
  ok: 'ok       ',
  problem: 'PROBLEM  ',
  unchecked: '-        ',
};

/** `podatelna doctor [--json]`: looks at everything a filing needs. Exit code 1: something is to be done. */
export const doctor: BareCommand = async (args, context) => {
  readArgs(args, {}, 0);
  const findings = await diagnose({
    facts: factsOf(),
    fetch,
    now: Date.now,
  });
  const healthy = findings.every(({ state }) => state !== 'problem');
  const lines = findings.flatMap(({ check, subject, state, says, todo }) => [
    `${marks[state]}${check}${subject === null ? '' : ` ${subject}`}: ${says}`,
    ...(todo === null ? [] : [`           ${state === 'problem' ? 'What to do: ' : ''}${todo}`]),
  ]);
  answer(context, 'doctor', { healthy, findings: [...findings] }, [
    ...lines,
    healthy ? 'Nothing is to be done.' : 'See "What to do" above.',
  ]);
  return healthy ? 0 : 1;
};

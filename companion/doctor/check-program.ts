import { programDamage } from '../platform/program-files.ts';
import { version } from '../version.ts';
import { type Finding, ok, problem } from './finding.ts';

/**
 * Node, and whether the shipped program is whole.
 * @param nodeVersion as `process.versions.node` says it. @param lib only tests give another folder.
 */
export function checkProgram(nodeVersion: string, lib?: string): Finding {
  const says = `Podatelna ${version} on Node ${nodeVersion}.`;
  const [major = 0] = nodeVersion.split('.').map(Number);
  if (major < 24) return problem('program', says, 'Install Node 24 or newer.');
  const damage = programDamage(lib);
  if (damage !== undefined) return problem('program', `${says} ${damage.says}`, damage.todo);
  return ok('program', says);
}

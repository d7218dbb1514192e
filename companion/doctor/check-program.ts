import { version } from '../version.ts';
import { type Finding, ok, problem } from './finding.ts';

/** @param nodeVersion as `process.versions.node` says it. */
export function checkProgram(nodeVersion: string): Finding {
  const says = `Podatelna ${version} on Node ${nodeVersion}.`;
  const [major = 0] = nodeVersion.split('.').map(Number);
  if (major >= 24) return ok('program', says);
  return problem('program', says, 'Install Node 24 or newer.');
}

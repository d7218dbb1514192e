import type { CommandOutput, CommandOutputName } from '../../shared/contract/command-output.ts';
import type { BareContext } from './command.ts';

/** Prints a command's answer: as one line of JSON of the named shape, or as lines for a person. */
export function answer<N extends CommandOutputName>(
  { json, print }: Pick<BareContext, 'json' | 'print'>,
  _shape: N,
  value: CommandOutput<N>,
  lines: readonly string[],
): void {
  if (json) print(JSON.stringify(value));
  else for (const line of lines) print(line);
}

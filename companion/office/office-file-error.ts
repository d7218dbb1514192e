import { ConfigError } from '../config/config.ts';

/** Why the office's file, or the passphrase of its keys, can't be used; goes into the log. */
export type OfficeFault =
  | 'wrong-setting'
  | 'missing'
  | 'closed'
  | 'misplaced'
  | 'not-trusted'
  | 'too-large'
  | 'unreadable'
  | 'invalid'
  | 'wrong-passphrase';

/** Its message is a sentence for a person that names the file. */
export class OfficeFileError extends ConfigError {
  readonly fault: OfficeFault;
  /** What is wrong. */
  readonly says: string;
  /** What is to be done about just this, as a sentence. */
  readonly todo: string;

  constructor(
    fault: OfficeFault,
    { says, todo, cause }: { readonly says: string; readonly todo: string; readonly cause?: unknown },
  ) {
    super(`${says} ${todo}`, { cause });
    this.fault = fault;
    this.says = says;
    this.todo = todo;
  }
}

/** Of a file that is wrong in itself. */
export const makeNewOne = 'Ask the administrator for a new one (podatelna office export).';

/** How each command is called and what that does, in the order in which `podatelna help` lists them. */

export interface HelpText {
  readonly calls: readonly (readonly [call: string, says: string])[];
  readonly options?: readonly (readonly [option: string, says: string])[];
  /** It prints for people only. */
  readonly textOnly?: true;
}

const byDescriptor = [
  '--passphrase-fd <n>',
  'the passphrase of the vault, one line from that descriptor',
] as const;
const note = ['--note <why>', 'stands with the submission, up to 500 characters'] as const;

export const helpTexts = {
  start: {
    calls: [['start [--passphrase-fd <n>]', 'run the companion']],
    options: [byDescriptor],
    textOnly: true,
  },
  doctor: { calls: [['doctor', 'what is wrong with this set-up, and what to do']] },
  service: {
    calls: [['service install|remove|status', 'keep the companion running, from log-on']],
  },
  pair: {
    calls: [
      ['pair [--name <name>]', 'show a one-time code for the extension; how the office calls that browser'],
    ],
    options: [['--name <name>', 'whoever works with that browser, up to 80 characters']],
  },
  pairs: { calls: [['pairs list | revoke <id>', 'browsers that may talk to this companion']] },
  secrets: {
    calls: [
      ['secrets set <system>', 'ask for credentials, or read one JSON object from standard input'],
      ['secrets list | remove <system>', 'which are set and where they are kept; take them away'],
    ],
    options: [byDescriptor],
  },
  unlock: { calls: [['unlock', "open the running companion's vault"]], options: [byDescriptor] },
  lock: { calls: [['lock', 'the companion forgets key and credentials; what is to be sent waits']] },
  passphrase: {
    calls: [['passphrase', "choose or change the vault file's passphrase"]],
    options: [byDescriptor, ['--new-passphrase-fd <n>', 'the new one, from another descriptor']],
  },
  receipt: {
    calls: [['receipt <id> [--out <file>]', 'the receipt of a submission that is done, as PDF']],
    options: [['--out <file>', 'where to write it; a file that is there already stays']],
  },
  audit: {
    calls: [
      ['audit verify [--receipt <file>]', 'whether the record of everything done is whole'],
      ['audit export --case <file mark> [--csv]', 'what was done in one case'],
    ],
    options: [
      ['--receipt <file>', 'a receipt whose line the record must hold'],
      ['--case <file mark>', 'such as "142 EX 81/25"'],
      ['--csv', 'for a spreadsheet'],
      byDescriptor,
    ],
  },
  purge: {
    calls: [['purge --older-than <days>', 'delete what came to its end so long ago; the audit stays']],
    options: [['--older-than <days>', '1 to 36500'], byDescriptor],
  },
  backup: { calls: [['backup <folder>', 'everything that is kept, while the companion runs or not']] },
  restore: { calls: [['restore <backup>', 'puts one back; what would be sent is held back']] },
  office: {
    calls: [
      [
        'office export <file> [--profile <file>]... [--with-keys]',
        'what an office has in common, for all of its users',
      ],
      ['office import <file>', 'takes it for this user'],
    ],
    options: [
      ['--profile <file>', 'a profile of a case system that goes along; as often as there are files'],
      ['--with-keys', 'the credentials too, sealed under a passphrase'],
      ['--passphrase-fd <n>', 'the passphrase of the keys in the file, one line from that descriptor'],
    ],
  },
  logs: {
    calls: [['logs [--follow] [--lines <n>]', 'the log: codes and times, no names, no content']],
    options: [
      ['--follow', 'goes on with what is written, until Ctrl+C'],
      ['--lines <n>', 'how many of the newest; 100 by default'],
    ],
  },
  submit: {
    calls: [
      ['submit <file.json> [--wait]', 'file one submission or a list of them'],
      [
        'submit --example auction|notice|listing|attendance',
        'an invented one, to a sandbox on this machine only',
      ],
      ['submit <file.json> --compare', 'what differs at Ingatlanok.hu; nothing is filed'],
    ],
    options: [['--wait', 'until all came to their end; the exit code says whether to a good one']],
  },
  status: {
    calls: [['status [--follow] [--case <file mark>]', 'submissions, their steps and problems']],
    options: [
      ['--follow', 'goes on with what changes, until Ctrl+C'],
      ['--case <file mark>', 'such as "142 EX 81/25"'],
    ],
  },
  undo: { calls: [['undo <id>', 'take it back before it is sent']] },
  'send-now': { calls: [['send-now <id>', 'send it without waiting for the end of the undo window']] },
  stop: { calls: [['stop <id>', 'begin no further step of it']] },
  retry: { calls: [['retry <id>', 'try it again at once']] },
  cancel: { calls: [['cancel <id>', 'take back, stop or give up, whichever its state allows']] },
  withdraw: {
    calls: [['withdraw <id> [--note <why>]', 'take back one that waits for approval']],
    options: [note],
  },
  approve: {
    calls: [['approve <id> --by <name>', 'allow one that waits for a second person']],
    options: [['--by <name>', 'who approves it']],
  },
  decide: {
    calls: [
      [
        'decide <id> --adopt <candidate> [--as-is] | --resend | --give-up [--note <why>]',
        'what to do with one nobody knows the end of',
      ],
    ],
    options: [
      ['--adopt <candidate>', 'this record at the remote system is it'],
      ['--as-is', 'with every difference, as it is there; a draft that was to be published is published so'],
      ['--resend', 'you looked at the remote system and it is not there: send it again'],
      ['--give-up', 'end it'],
      note,
    ],
  },
  sign: {
    calls: [
      ['sign <pdf> [--out <pdf>] [--key <file.p12>] [--again]', 'signs a document; the original stays'],
    ],
    options: [
      ['--out <pdf>', 'where to write it; a file that is there already stays'],
      ['--key <file.p12>', 'another key than the one of the settings'],
      ['--again', 'one more signature on a document that is signed'],
    ],
    textOnly: true,
  },
  signing: {
    calls: [
      ['signing list', 'documents that wait for a signature'],
      ['signing sign --all | <id>...', 'signs them'],
      [
        'signing secret set|remove signing-key|time-stamp',
        'what opens the key, or the time-stamping authority',
      ],
    ],
    options: [['--all', 'every document that waits']],
    textOnly: true,
  },
  verify: {
    calls: [['verify <pdf>', 'whose signatures it carries, and whether they hold']],
    textOnly: true,
  },
  version: { calls: [['version', 'which Podatelna this is']] },
  help: { calls: [['help [<command>]', 'this list, or how one command is called']], textOnly: true },
} as const satisfies Record<string, HelpText>;

export type CommandName = keyof typeof helpTexts;

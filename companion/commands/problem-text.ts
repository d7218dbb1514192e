/** Problems as English sentences for the command line: what happened, whether anything was sent, what to do next. */
import type { Problem, ProblemCode, SentEffect } from '../../shared/contract/problems.ts';
import type { LockedReason } from '../vault/key-store.ts';

const sentences: Readonly<Record<ProblemCode, string>> = {
  'profile-invalid': 'The profile is not valid.',
  'profile-newer': 'The profile was written by a newer Podatelna.',
  'profile-not-json': 'The file is no profile: it is not JSON.',
  'profile-locked': 'The administrator has set this.',
  'profile-too-large': 'The file is too large for a profile.',
  'invalid-message': 'The request is not valid.',
  'not-found': 'There is no such thing.',
  'draft-changed': 'Somebody saved a newer version of the draft.',
  'already-filed': 'This has been filed already; look at it with: podatelna status',
  'wrong-state': 'That is not possible in the state it is in.',
  'secret-missing': 'The credentials are missing; set them with: podatelna secrets set <system>',
  'vault-locked': 'The vault is locked; open it with: podatelna unlock',
  'settings-changed': 'Somebody saved newer office settings; nothing was saved.',
  'settings-managed': 'The administrator set this in config.json; nothing was saved.',
  'checks-open': 'Checks of the trade stand in the way; nothing was stored.',
  'same-person': 'Whoever prepared it cannot approve it; another person has to.',
  'step-before-ended': 'The step before it did not take place, so this one is not sent.',
  'training-mismatch': 'Training and real submissions cannot be mixed.',
  'attachment-too-large': 'The file is larger than 20 MB.',
  'attachment-type': 'The file is neither PDF, JPEG nor PNG, or is of another type than stated.',
  'attachment-unreadable': 'The file is damaged or incomplete.',
  'attachment-encrypted': 'The PDF is encrypted; save it without a password.',
  'attachment-incomplete': 'The file did not arrive whole; try again.',
  'attachment-login-page': 'This is a web page, probably a login page, not the document.',
  'attachment-missing': 'An attachment is not there any more; add it again.',
  'attachment-obstacle': 'The file could not be fetched.',
  'signing-not-set': 'No signing key is set; see "signing" in docs/signing.md.',
  'signing-not-allowed': 'The office does not allow this certificate to sign; nothing was signed.',
  'signing-key-unusable': 'The signing key cannot be used; nothing was signed.',
  'signing-certificate-expired':
    "The signing certificate is not valid now; nothing was signed. Set a valid one, or put this machine's clock right.",
  'signing-password-wrong':
    'The password or PIN is wrong; nothing was signed, and nothing is tried again by itself.',
  'signing-token-locked': "The token is locked; unlock it with its issuer's program.",
  'signing-token-missing': 'The token is not there, or its driver cannot be loaded.',
  'signing-attempt-spent': 'The token has refused this PIN before; it is not used again. Enter another one.',
  'signing-document-unsafe':
    'The PDF cannot be signed without changing what it contains; save it anew and try again.',
  'signing-already-signed': 'The document is signed already and stays as it is.',
  'signing-time-stamp':
    'No time stamp was given, or it does not belong to the signature; nothing was signed.',
  'signing-failed': 'The signature failed; nothing was signed.',
  'remote-refused': 'The remote system refused it.',
  'remote-login-refused': 'The remote system does not accept the credentials.',
  'remote-forbidden': 'The remote system does not allow it.',
  'remote-not-found': 'The remote system does not know the record.',
  'remote-conflict': 'The record at the remote system is not as expected.',
  'remote-limit': 'The limit of requests to the remote system is reached; it goes on by itself when it can.',
  'remote-unavailable': 'The remote system does not answer at the moment; it is tried again.',
  'remote-unexpected': 'The remote system answered in an unexpected way.',
  'remote-choice':
    'The remote system offers several offices or persons; choose in config.json: portalDrazeb.office, portalDrazeb.responsiblePerson.',
  'remote-version-unknown':
    'The remote system runs a version this Podatelna does not know; nothing is sent. Update Podatelna.',
  'not-in-code-list': 'The remote system does not have this value in its code list.',
  'notice-parent': 'Only an own V49 notice of the same case can be followed.',
  'withdrawal-changed': 'Removing the notice would do something else now; decide again.',
  'confirmation-folder':
    'The confirmation could not be copied: the watched folder is missing or cannot be written to.',
  'notice-archived': 'The notice is in the archive already and cannot be removed.',
  'note-not-allowed': 'The office does not allow a file mark in attendance records.',
  'answer-lost': 'The answer was lost; it is being found out what happened.',
  'duplicate-at-remote': 'The remote system already has this; decide with: podatelna decide <id>',
  'attachments-differ': 'The attachments at the remote system are not as expected.',
  offline: 'There is no connection to the remote system.',
  'service-missing': 'The companion is not running; start it with: podatelna start',
  'companion-outdated': 'The companion is too old for this; update it and start it again. Nothing was sent.',
  'extension-outdated': 'The extension is too old for this companion; update it. Nothing was sent.',
  'service-foreign': 'Another program answers in place of the companion.',
  'not-paired': 'There is nothing here yet: no companion was started; start it with: podatelna start',
  'pairing-code-invalid': 'The pairing code is mistyped.',
  'draft-taken': 'Somebody changed the draft meanwhile; it is shown as it is now.',
  'case-changed': 'The case has changed.',
  'case-restricted': 'The case is restricted.',
  'page-gone': 'The page is gone.',
  'page-differs': 'The page says something else now.',
  incomplete: 'Something is missing.',
  'disk-full': 'There is no room left on the disk of the companion; make room there, then try again.',
  'disk-failing':
    'The disk of the companion reports errors or can only be read; what to do says: podatelna doctor',
  internal: 'Something went wrong in the companion; see its log.',
};

const effects: Readonly<Record<SentEffect, string>> = {
  nothing: '',
  draft: 'A draft exists at the remote system.',
  public: 'It is public.',
  unclear: 'It may have been carried out.',
};

/** Why the vault is locked, where the reason says what to do. */
const lockedReasons: Readonly<Record<LockedReason, string>> = {
  locked: sentences['vault-locked'],
  'passphrase-needed':
    'The vault needs its passphrase: podatelna unlock asks for it; --passphrase-fd or PODATELNA_VAULT_PASSPHRASE_FILE give it without a person.',
  'wrong-passphrase': "That is not the vault's passphrase.",
  'passphrase-lost':
    'The file vault-passphrase, which opens the vault, is missing or of another vault: the credentials in it can no longer be read. See: podatelna doctor',
  damaged:
    'The vault file is damaged: the credentials in it cannot be read. Stop the companion and bring back vault.json from a backup (podatelna restore brings everything back), or delete it and set the credentials again.',
  unavailable:
    "The operating system's key store does not answer or is locked; open it and say: podatelna unlock",
};

const silent =
  "The companion doesn't answer on its port; most likely it is busy or hangs. Try again in a moment; what to do then says: podatelna doctor";
const isSilent = ({ code, params }: Problem): boolean =>
  code === 'service-foreign' && params.silent !== undefined;

const withoutCertificate =
  'The signing key has no certificate of its own beside it; nothing was signed. Save the key together with its certificate and set that.';
const isWithoutCertificate = ({ code, params }: Problem): boolean =>
  code === 'signing-key-unusable' && params.reason === 'no-certificate';

function sentenceOf(problem: Problem): string {
  const { code, params } = problem;
  const { reason } = params;
  if (isWithoutCertificate(problem)) return withoutCertificate;
  // Nobody has said anything there, so it is not known to be another one.
  if (isSilent(problem)) return silent;
  const known = code === 'vault-locked' && typeof reason === 'string' && Object.hasOwn(lockedReasons, reason);
  return known ? lockedReasons[reason as LockedReason] : sentences[code]; // a key of the table, as asked one line above
}

/** Never contains anything but the codes' sentences, named parameters and the remote's quoted words. */
export function problemText(problem: Problem): string {
  // The sentence says it already.
  const isReasonSaid = problem.code === 'vault-locked' || isWithoutCertificate(problem);
  const said = isReasonSaid ? 'reason' : isSilent(problem) ? 'silent' : undefined;
  const params = Object.entries(problem.params)
    .filter(([name]) => name !== said)
    .map(([name, value]) => `${name}: ${value}`);
  return [
    sentenceOf(problem),
    problem.field === undefined ? '' : `Field: ${problem.field}.`,
    params.length === 0 ? '' : `(${params.join(', ')})`,
    problem.remoteWords === undefined ? '' : `It says: "${oneLine(problem.remoteWords)}"`,
    effects[problem.sent],
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Words from outside must not move the cursor or forge lines of a terminal. */
export function oneLine(text: string): string {
  return text.replace(/\p{C}+/gu, ' ').trim();
}

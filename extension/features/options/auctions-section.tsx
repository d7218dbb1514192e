/** "Dražby": what the office fills in by itself, and what is checked before an auction becomes public. */
import type { JSX } from 'preact';
import { parseAccountNumber } from '../../../shared/formats/account-number.ts';
import { formatReferenceNumber, parseFileMark } from '../../../shared/formats/file-mark.ts';
import { fillTemplate } from '../../../shared/office/fill-template.ts';
import { keptPattern, shownPattern } from '../../../shared/office/pattern-parts.ts';
import type { OfficeSettings } from '../../../shared/office/settings.ts';
import { isSymbolPattern, symbolFor } from '../../../shared/office/symbol-pattern.ts';
import { keptTemplate, shownTemplate, templatePlace } from '../../../shared/office/template-names.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { ChecksTable } from './checks-table.tsx';
import { OfficePerson } from './office-person.tsx';
import { ProblemNote } from './problem-note.tsx';
import { Saved } from './saved.tsx';
import { SavedText } from './saved-text.tsx';
import { type OfficeDesk, useOffice } from './use-office.ts';

const sampleNumber = '142EX81/25-1';
/** Those that templates mostly use; any other that isn't about people works as well. */
const offeredFields = ['cadastralArea', 'district', 'share', 'category', 'lowestBid', 'venue', 'contact'];
/** Before the ids of settings of checks. */
const checkPrefix = 'check-';
/** For the previews only. */
const sampleCase = {
  fileMark: '142EX81/25',
  referenceNumber: sampleNumber,
  title: 'Rodinný dům č. p. 56',
  cadastralArea: 'Zaječí',
  district: 'Břeclav',
  share: '1/2',
  category: 'Rodinný dům',
  appraisedPrice: 3_600_000,
  lowestBid: 2_400_000,
  startsAt: '2027-03-12T09:00:00.000Z',
  municipality: 'Zaječí',
};

export function AuctionsSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const desk = useOffice(backend);
  if (desk.office.status === 'loading') return null;
  if (desk.office.status === 'refused')
    return <ProblemNote problem={desk.office.problem} onRetry={desk.retry} />;
  return <AuctionSettings backend={backend} desk={desk} settings={desk.office.value.settings} />;
}

interface AuctionSettingsProps {
  readonly backend: OptionsBackend;
  readonly desk: OfficeDesk;
  readonly settings: OfficeSettings;
}

type Labelled =
  | 'depositAccounts'
  | 'variableSymbol'
  | 'specificSymbol'
  | 'titleTemplate'
  | 'descriptionTemplate'
  | 'usualStart'
  | 'usualLengthMinutes'
  | 'venue'
  | 'contact';

function AuctionSettings({ backend, desk, settings }: AuctionSettingsProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const save = (id: Labelled | 'responsiblePerson', part: Partial<OfficeSettings>): void =>
    void desk.save(id, (before) => ({ ...before, ...part }), text(`auctions.${id}`));
  const common = (id: Labelled) => ({ saved: desk.saved === id, label: text(`auctions.${id}`) });
  const fields = offeredFields.map((id) => templatePlace(id, language)).join(', ');
  const parts = shownPattern('{kmen}, {rok}, {položka}', language);
  const symbol = (id: 'variableSymbol' | 'specificSymbol'): JSX.Element => (
    <SavedText
      {...common(id)}
      value={shownPattern(settings[id], language)}
      isValid={(typed) => isSymbolPattern(keptPattern(typed))}
      wrong={text('auctions.symbol-wrong', { parts })}
      hint={(typed) => symbolHint(keptPattern(typed), text, parts)}
      onSave={(typed) => save(id, { [id]: keptPattern(typed.trim()) })}
    />
  );
  const sample = { ...sampleCase, venue: settings.venue, contact: settings.contact };
  const officeText = (id: 'venue' | 'contact'): JSX.Element => (
    <SavedText
      {...common(id)}
      value={settings[id]}
      isValid={(typed) => typed.trim().length <= 300}
      wrong={text('issue.too-long')}
      hint={() => text(`auctions.${id}-explained`, { place: templatePlace(id, language) })}
      onSave={(typed) => save(id, { [id]: typed.trim() })}
    />
  );
  const template = (id: 'titleTemplate' | 'descriptionTemplate'): JSX.Element => (
    <SavedText
      {...common(id)}
      value={shownTemplate(settings[id], language)}
      multiline={id === 'descriptionTemplate'}
      isValid={(typed) => fillTemplate(keptTemplate(typed), sample).unknown.length === 0}
      wrong={text('auctions.template-wrong')}
      hint={(typed) =>
        typed.trim() === ''
          ? text('auctions.template-none')
          : text('auctions.preview', { value: fillTemplate(keptTemplate(typed), sample).text })
      }
      onSave={(typed) => save(id, { [id]: keptTemplate(typed.trim()) })}
    />
  );
  return (
    <>
      {desk.problem === null ? null : <ProblemNote problem={desk.problem} onRetry={desk.retry} />}
      <h2>{text('auctions.deposit')}</h2>
      <SavedText
        {...common('depositAccounts')}
        value={settings.depositAccounts.join(', ')}
        isValid={(typed) => accountsOf(typed).every((one) => parseAccountNumber(one)?.checksumValid === true)}
        wrong={text('auctions.account-wrong')}
        hint={() => text('auctions.accounts-explained')}
        onSave={(typed) => save('depositAccounts', { depositAccounts: accountsOf(typed) })}
      />
      {symbol('variableSymbol')}
      {symbol('specificSymbol')}
      <h2>{text('auctions.subject')}</h2>
      {template('titleTemplate')}
      {template('descriptionTemplate')}
      <p class="muted">{text('auctions.template-explained', { fields })}</p>
      {(['real', 'movable', 'virtual'] as const).map((kind) => (
        <SavedText
          key={kind}
          saved={desk.saved === `category-${kind}`}
          label={text('auctions.category', { kind: text(`choice.auctionKind.${kind}`) })}
          value={settings.categories[kind]}
          isValid={(typed) => typed.length <= 200}
          wrong={text('issue.too-long')}
          hint={() => ''}
          onSave={(typed) =>
            void desk.save(
              `category-${kind}`,
              (before) => ({ ...before, categories: { ...before.categories, [kind]: typed.trim() } }),
              text('auctions.category', { kind: text(`choice.auctionKind.${kind}`) }),
            )
          }
        />
      ))}
      <h2>{text('auctions.office')}</h2>
      {officeText('venue')}
      {officeText('contact')}
      <OfficePerson
        backend={backend}
        person={settings.responsiblePerson}
        saved={desk.saved === 'responsiblePerson'}
        onSave={(responsiblePerson) => save('responsiblePerson', { responsiblePerson })}
      />
      <h2>{text('auctions.term')}</h2>
      <SavedText
        {...common('usualStart')}
        value={settings.usualStart === null ? '' : settings.usualStart.replace(/^0/, '')}
        isValid={(typed) => typed.trim() === '' || timeOf(typed) !== undefined}
        wrong={text('auctions.start-wrong')}
        hint={() => text('auctions.start-explained')}
        onSave={(typed) => save('usualStart', { usualStart: timeOf(typed) ?? null })}
      />
      <SavedText
        {...common('usualLengthMinutes')}
        value={settings.usualLengthMinutes === null ? '' : String(settings.usualLengthMinutes)}
        isValid={(typed) => /^([1-9]\d{0,3})?$/.test(typed.trim())}
        wrong={text('auctions.minutes-wrong')}
        hint={() => text('auctions.length-explained')}
        onSave={(typed) =>
          save('usualLengthMinutes', { usualLengthMinutes: typed.trim() === '' ? null : Number(typed) })
        }
      />
      <h2>
        {text('section.checks')} <Saved shown={desk.saved?.startsWith(checkPrefix) === true} />
      </h2>
      <p class="muted">{text('auctions.checks-explained')}</p>
      <ChecksTable
        settings={settings}
        save={(id, change, label) => void desk.save(checkPrefix + id, change, label)}
      />
    </>
  );
}

/** `9:00` as it is kept, `09:00`. */
function timeOf(typed: string): string | undefined {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(typed.trim()) ?? [];
  return hour === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}

function accountsOf(typed: string): string[] {
  return typed
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function symbolHint(typed: string, text: ReturnType<typeof useText>, parts: string): string {
  if (typed.trim() === '') return text('auctions.symbol-none', { parts });
  const mark = parseFileMark(sampleNumber);
  const number = mark === undefined ? sampleNumber : formatReferenceNumber(mark);
  const symbol = symbolFor(typed.trim(), sampleNumber);
  return symbol === undefined
    ? text('auctions.symbol-too-long', { number })
    : text('auctions.symbol-preview', { number, symbol });
}

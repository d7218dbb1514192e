/** On whom it is served: a tick list of the persons on the page, each with what the board wants to know of them. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { isDayText, parseTyped } from '../../../shared/formats/prague-time.ts';
import type { FormPerson } from '../../../shared/submissions/notice-draft.ts';
import { peopleOf } from '../../../shared/submissions/notice-people.ts';
import type { NoticeTypeRule } from '../../../shared/submissions/notice-types.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { markOf } from '../panel/focus-issues.ts';
import { usePanel } from '../panel/panel-context.ts';
import { NoticeField } from './notice-field.tsx';
import { type NoticeSectionProps, useObstacle } from './notice-parts.ts';
import { addPerson, changePerson, isFoundAs, isTicked, removePerson, tickPerson } from './notice-state.ts';

export interface NoticePeopleProps extends NoticeSectionProps {
  readonly reading: CaseReading;
  readonly rule: NoticeTypeRule;
}

const nameOf = (one: FormPerson): string =>
  one.name ?? [one.firstName, one.lastName].filter(Boolean).join(' ');

export function NoticePeople({
  draft,
  form,
  obstacles,
  change,
  reading,
  rule,
}: NoticePeopleProps): JSX.Element {
  const text = useText();
  const problemAt = useObstacle(obstacles);
  const choices = peopleOf(reading).map(({ addressee, role }) => ({
    role,
    person: { ...emptyPerson, ...addressee },
  }));
  const found = choices.map(({ person }) => person);
  const adding = useRef<HTMLButtonElement>(null);
  const general = problemAt('addressee', undefined, ['choose-people']);
  return (
    <section
      class="section"
      data-notice-field="addressee"
      aria-labelledby="notice-people"
      {...markOf(general)}
    >
      <h2 class="section__title" id="notice-people">
        {text('notice.people')}
      </h2>
      <ul>
        {choices.map(({ person, role }) => {
          return (
            <li key={`${role} ${nameOf(person)} ${person.birthDate ?? person.companyId ?? ''}`}>
              <label class="check-line">
                <input
                  type="checkbox"
                  data-tick
                  checked={isTicked(draft, person)}
                  onChange={(event) => {
                    const ticked = event.currentTarget.checked;
                    change((one) => tickPerson(one, person, ticked));
                  }}
                />
                <span>
                  {nameOf(person)} <span class="muted">· {text(`notice.role.${role}`)}</span>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      {general === undefined ? null : <p class="tone-bad">{general}</p>}
      {rule.addressee === 'optional' && form.people.length === 0 ? (
        <p class="muted">{text('notice.nobody')}</p>
      ) : null}
      {[...form.people.entries()].map(([index, person]) => (
        <PersonFields
          key={index}
          person={person}
          problem={problemAt('addressee', index + 1)}
          onChange={(part) => change((one) => changePerson(one, index, part, found))}
          // Somebody of the page goes by unticking.
          onRemove={
            found.some((one) => isFoundAs(person, one))
              ? undefined
              : () => {
                  change((one) => removePerson(one, index));
                  adding.current?.focus();
                }
          }
        />
      ))}
      <Button buttonRef={adding} onClick={() => change(addPerson)}>
        {text('notice.add-person')}
      </Button>
    </section>
  );
}

const emptyPerson: FormPerson = {
  name: undefined,
  firstName: undefined,
  lastName: undefined,
  birthDate: undefined,
  companyId: undefined,
  address: undefined,
  foundAs: undefined,
};

interface PersonFieldsProps {
  readonly person: FormPerson;
  readonly problem: string | undefined;
  readonly onChange: (part: Partial<FormPerson>) => void;
  readonly onRemove: (() => void) | undefined;
}

function PersonFields({ person, problem, onChange, onRemove }: PersonFieldsProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { now } = usePanel();
  const isCompany = person.companyId !== undefined;
  return (
    <fieldset class="notice-person" {...markOf(problem)}>
      <legend>{nameOf(person) || text('notice.new-person')}</legend>
      {isCompany ? (
        <>
          <NoticeField
            name={text('notice.company-name')}
            value={person.name ?? ''}
            onChange={(name) => onChange({ name })}
          />
          <NoticeField
            name={text('notice.company-id')}
            value={person.companyId ?? ''}
            onChange={(companyId) => onChange({ companyId })}
          />
        </>
      ) : (
        <>
          <NoticeField
            name={text('notice.first-name')}
            value={person.firstName ?? ''}
            onChange={(firstName) => onChange({ firstName, name: undefined })}
          />
          <NoticeField
            name={text('notice.last-name')}
            value={person.lastName ?? ''}
            onChange={(lastName) => onChange({ lastName, name: undefined })}
          />
          <NoticeField
            name={text('notice.birth-date')}
            value={
              person.birthDate !== undefined && isDayText(person.birthDate)
                ? formatDay(language, person.birthDate)
                : (person.birthDate ?? '')
            }
            onChange={(value) => {
              const read = parseTyped(value, now());
              onChange({ birthDate: read?.status === 'date-only' ? read.day : value });
            }}
          />
        </>
      )}
      {problem === undefined ? null : <p class="tone-bad">{problem}</p>}
      {onRemove === undefined ? null : (
        <Button
          kind="quiet"
          name={`${text('notice.remove-person')}: ${nameOf(person) || text('notice.new-person')}`}
          onClick={onRemove}
        >
          {text('notice.remove-person')}
        </Button>
      )}
    </fieldset>
  );
}

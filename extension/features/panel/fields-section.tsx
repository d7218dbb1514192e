/** The draft's values: what has to be filled in first, then all else, known-good values folded to one line a group. */
import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { FieldId } from '../../../shared/case/fields.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import {
  type AuctionField,
  type AuctionGroup,
  auctionFields,
} from '../../../shared/submissions/auction-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { FieldRow } from './field-row.tsx';
import { groupSummary } from './group-summary.ts';
import type { Issue } from './issues.ts';
import { usePanel } from './panel-context.ts';
import { PersonRow } from './person-row.tsx';
import type { Desk } from './state.ts';

const groups: readonly AuctionGroup[] = ['identity', 'subject', 'prices', 'deposit', 'term', 'place'];

export interface FieldsSectionProps {
  readonly desk: Desk;
  readonly reading: CaseReading;
  readonly issues: readonly Issue[];
  readonly onNext: () => void;
  /** Shows all that will be published on one sheet. */
  readonly onPreview: () => void;
}

export function FieldsSection({ desk, reading, issues, onNext, onPreview }: FieldsSectionProps): JSX.Element {
  const text = useText();
  const [unfolded, setUnfolded] = useState<ReadonlySet<AuctionGroup>>(new Set());
  const issueOf = (id: FieldId): Issue | undefined => issues.find((issue) => issue.field === id);
  const { state } = usePanel();
  const first = useFirstRows(desk, issues, state.marked?.field);
  const fieldsOf = (group: AuctionGroup): readonly AuctionField[] =>
    auctionFields.filter((field) => field.group === group && !first.has(field.id));
  const row = (id: FieldId): JSX.Element => (
    <FieldRow
      key={id}
      desk={desk}
      reading={reading}
      id={id}
      issue={issueOf(id)}
      settled={first.has(id)}
      onNext={onNext}
    />
  );
  const rows = auctionFields.filter((field) => first.has(field.id));
  const anyOpen = rows.some((field) => issueOf(field.id) !== undefined);
  const allOpen = unfolded.size === groups.length;

  return (
    <>
      {rows.length === 0 ? null : (
        <section class="section" aria-labelledby="section-first">
          <h2 class="section__title" id="section-first">
            {text(anyOpen ? 'section.fill-in' : 'section.filled-in')}
          </h2>
          {rows.map((field) => row(field.id))}
        </section>
      )}
      <section class="section" aria-labelledby="section-values">
        <div class="section__head">
          <h2 class="section__title" id="section-values">
            {text('section.values')}
          </h2>
          <span class="section__tools">
            <Button kind="quiet" onClick={onPreview}>
              {text('sheet.preview')}
            </Button>
            <Button kind="quiet" onClick={() => setUnfolded(new Set(allOpen ? [] : groups))}>
              {text(allOpen ? 'section.fold-all' : 'section.unfold-all')}
            </Button>
          </span>
        </div>
        {groups.map((group) => {
          const fields = fieldsOf(group);
          if (fields.length === 0) return null;
          const doubted = fields.some((field) => issueOf(field.id) !== undefined);
          return (
            <Group
              key={group}
              group={group}
              desk={desk}
              open={doubted || unfolded.has(group)}
              doubted={doubted}
              onToggle={() => setUnfolded(toggled(unfolded, group))}
            >
              {fields.map((field) => row(field.id))}
              {group === 'identity' ? <PersonRow key="person" /> : null}
            </Group>
          );
        })}
      </section>
    </>
  );
}

/**
 * Rows that were missing or wrong at any time since the panel opened, or got marked text: they stay on top, so that nothing
 * jumps away.
 */
function useFirstRows(
  desk: Desk,
  issues: readonly Issue[],
  marked: FieldId | undefined,
): ReadonlySet<FieldId> {
  const seen = useRef<{ lot: string; ids: Set<FieldId> }>({ lot: desk.key.lot, ids: new Set() });
  if (seen.current.lot !== desk.key.lot) seen.current = { lot: desk.key.lot, ids: new Set() };
  for (const { field, kind } of issues) {
    if (field !== 'attachments' && (kind === 'missing' || kind === 'wrong')) seen.current.ids.add(field);
  }
  if (marked !== undefined) seen.current.ids.add(marked);
  return seen.current.ids;
}

interface GroupProps {
  readonly group: AuctionGroup;
  readonly desk: Desk;
  readonly open: boolean;
  readonly doubted: boolean;
  readonly onToggle: () => void;
  readonly children: ComponentChildren;
}

function Group({ group, desk, open, doubted, onToggle, children }: GroupProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const summary = groupSummary(group, desk.draft, language);
  return (
    <div class="group">
      <button type="button" class="group__head" aria-expanded={open} onClick={onToggle}>
        <Icon name={open ? 'open' : 'closed'} />
        <span class="group__name">{text(`group.${group}`)}</span>
        {open ? null : (
          <span class={summary.length === 0 ? 'group__summary muted' : 'group__summary'}>
            {summary.length === 0
              ? text('value.empty')
              : summary.map((part) => (
                  <span class="group__part" key={part}>
                    {part}
                  </span>
                ))}
          </span>
        )}
        {doubted ? <Icon name="warn" /> : null}
      </button>
      {open ? <div class="group__rows">{children}</div> : null}
    </div>
  );
}

function toggled(set: ReadonlySet<AuctionGroup>, group: AuctionGroup): ReadonlySet<AuctionGroup> {
  const next = new Set(set);
  if (!next.delete(group)) next.add(group);
  return next;
}

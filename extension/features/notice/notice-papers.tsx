/** The písemnosti: number, what each is, how it was delivered; the day of posting. Only OHL takes several. */
import type { JSX } from 'preact';
import { isDayText, parseTyped } from '../../../shared/formats/prague-time.ts';
import type { FormPaper } from '../../../shared/submissions/notice-draft.ts';
import type { NoticeTypeRule } from '../../../shared/submissions/notice-types.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay, formatDistance } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { usePanel } from '../panel/panel-context.ts';
import { NoticeField } from './notice-field.tsx';
import { type NoticeSectionProps, useObstacle } from './notice-parts.ts';
import { setField } from './notice-state.ts';

export interface NoticePapersProps extends NoticeSectionProps {
  readonly rule: NoticeTypeRule;
  readonly deliveryKinds: readonly string[];
}

export function NoticePapers(props: NoticePapersProps): JSX.Element {
  const { form, obstacles, change, rule, deliveryKinds } = props;
  const text = useText();
  const language = useLanguage();
  const problemAt = useObstacle(obstacles);
  const [first, ...others] = form.papers;
  const setOthers = (papers: readonly FormPaper[]): void => {
    const plain = papers.map((one) => ({
      number: one.number ?? '',
      description: one.description ?? '',
      deliveryKind: one.deliveryKind ?? '',
    }));
    change((draft) => setField(draft, 'papers', plain.length === 0 ? undefined : plain));
  };
  return (
    <section class="section" data-notice-field="referenceNumber" aria-labelledby="notice-papers">
      <h2 class="section__title" id="notice-papers">
        {text('notice.papers')}
      </h2>
      <div data-notice-field="description">
        <NoticeField
          name={fieldName(language, 'referenceNumber')}
          value={first?.number ?? ''}
          problem={problemAt('referenceNumber')}
          onChange={(value) => change((draft) => setField(draft, 'referenceNumber', value || undefined))}
        />
        <NoticeField
          name={text('notice.description')}
          value={first?.description ?? ''}
          multiline
          problem={problemAt('description')}
          onChange={(value) => change((draft) => setField(draft, 'description', value || undefined))}
        />
      </div>
      <div data-notice-field="deliveryKind">
        <NoticeField
          name={fieldName(language, 'deliveryKind')}
          value={first?.deliveryKind ?? ''}
          list={deliveryKinds}
          problem={problemAt('deliveryKind')}
          onChange={(value) => change((draft) => setField(draft, 'deliveryKind', value || undefined))}
        />
      </div>
      {[...others.entries()].map(([index, paper]) => {
        const set = (part: Partial<FormPaper>): void =>
          setOthers(others.map((one, at) => (at === index ? { ...one, ...part } : one)));
        return (
          <div class="notice-paper" data-notice-field="papers" key={index}>
            <NoticeField
              name={fieldName(language, 'referenceNumber')}
              value={paper.number ?? ''}
              problem={problemAt('papers', index + 2)}
              onChange={(number) => set({ number })}
            />
            <NoticeField
              name={text('notice.description')}
              value={paper.description ?? ''}
              onChange={(description) => set({ description })}
            />
            <NoticeField
              name={fieldName(language, 'deliveryKind')}
              value={paper.deliveryKind ?? ''}
              list={deliveryKinds}
              onChange={(deliveryKind) => set({ deliveryKind })}
            />
            <Button kind="quiet" onClick={() => setOthers(others.filter((_one, at) => at !== index))}>
              {text('notice.remove-paper')}
            </Button>
          </div>
        );
      })}
      {rule.several ? (
        <Button
          onClick={() =>
            setOthers([
              ...others,
              { number: first?.number, description: undefined, deliveryKind: first?.deliveryKind },
            ])
          }
        >
          {text('notice.add-paper')}
        </Button>
      ) : null}
      <PostOn {...props} problem={problemAt('postOn')} />
    </section>
  );
}

/** Typed as people write a day; what was understood stands under it with the weekday. */
function PostOn({
  form,
  change,
  problem,
}: NoticeSectionProps & { readonly problem: string | undefined }): JSX.Element {
  const language = useLanguage();
  const { now } = usePanel();
  const { postOn } = form;
  return (
    <div data-notice-field="postOn">
      <NoticeField
        name={fieldName(language, 'postOn')}
        value={postOn !== undefined && isDayText(postOn) ? formatDay(language, postOn) : (postOn ?? '')}
        problem={problem}
        onChange={(value) => {
          const read = parseTyped(value, now());
          const day = read?.status === 'date-only' ? read.day : value || undefined;
          change((draft) => setField(draft, 'postOn', day));
        }}
      />
      {postOn === undefined || !isDayText(postOn) ? null : (
        <p class="notice-understood muted">{formatDistance(language, postOn, now())}</p>
      )}
    </div>
  );
}

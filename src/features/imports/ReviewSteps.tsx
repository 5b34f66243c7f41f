import { withColumnOf } from '~/domain/import/fileColumns'
import { MATCH_KEYS } from '~/domain/productFile/fields'
import { REVIEW_FILE_FIELDS, REVIEW_FILE_PRESETS, type ReviewRules, UNMATCHED } from '~/domain/reviewFile/fields'
import { matchReviewColumns, missingReviewFields } from '~/domain/reviewFile/presets'
import { RATING_SCALES } from '~/domain/reviewFile/rating'
import { useMessages } from '~/lib/i18n'
import { isZone } from '~/lib/zone'
import { FieldRows } from './FieldRows'
import { FormatFields } from './FileStep'
import { KindField } from './KindField'
import { messages } from './messages'
import { ReviewCheckStep } from './ReviewCheckStep'
import { reviewImportMessages } from './reviewImportMessages'
import { type ReviewDraft, reviewWizard } from './reviewWizard'
import { TextField } from './TextField'

const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const satisfies readonly ReviewRules['dateOrder'][]

/** How a file of reviews is read and matched, the check and the import. */
export function ReviewSteps({ draft }: { draft: ReviewDraft }) {
  const t = useMessages(reviewImportMessages)
  const common = useMessages(messages)
  const missing = missingReviewFields(draft.columns)
  return (
    <>
      <section className="zg-step" aria-label={common('step.reading')}>
        <h2>{common('step.reading')}</h2>
        <div className="zg-fields">
          <KindField value="reviews" />
          <Choice
            label={t('preset')}
            value={draft.preset}
            values={REVIEW_FILE_PRESETS}
            nameOf={(preset) => t(`preset.${preset}`)}
            onChoose={(preset) => reviewWizard.set({ preset, columns: matchReviewColumns(draft.header, preset) })}
          />
          <FormatFields format={draft.format} />
        </div>
        <Rules draft={draft} />
        <details className="zg-columns" open={missing.length > 0 || draft.preset === 'generic'}>
          <summary>
            {common('columns')} <span className="zg-second">{common('columns.matched', { count: Object.keys(draft.columns).length })}</span>
          </summary>
          <FieldRows
            file={draft}
            fields={REVIEW_FILE_FIELDS}
            nameOf={(field) => t(`field.${field}`)}
            columns={draft.columns}
            missing={missing}
            onChoose={(field, column) => reviewWizard.set({ columns: withColumnOf(draft.columns, field, column) })}
          />
        </details>
      </section>
      <ReviewCheckStep draft={draft} />
    </>
  )
}

/** What no file of reviews states itself. */
function Rules({ draft: { rules } }: { draft: ReviewDraft }) {
  const t = useMessages(reviewImportMessages)
  const common = useMessages(messages)
  const set = (change: Partial<ReviewRules>) => reviewWizard.set({ rules: { ...rules, ...change } })
  return (
    <>
      <div className="zg-fields">
        <Choice
          label={t('match')}
          value={rules.match}
          values={MATCH_KEYS}
          nameOf={(key) => t(`match.${key}`)}
          onChoose={(match) => set({ match })}
        />
        <Choice
          label={t('unmatched')}
          value={rules.unmatched}
          values={UNMATCHED}
          nameOf={(each) => t(`unmatched.${each}`)}
          onChoose={(unmatched) => set({ unmatched })}
        />
        <Choice
          label={t('scale')}
          value={rules.scale}
          values={RATING_SCALES}
          nameOf={(scale) => t(`scale.${scale}`)}
          onChoose={(scale) => set({ scale })}
        />
        <Choice
          label={common('rules.dateOrder')}
          value={rules.dateOrder}
          values={DATE_ORDERS}
          nameOf={(order) => common(`rules.dateOrder.${order}`)}
          onChoose={(dateOrder) => set({ dateOrder })}
        />
        <TextField
          label={common('rules.zone')}
          value={rules.zone}
          accepts={(text) => isZone(text.trim())}
          onCommit={(text) => set({ zone: text.trim() })}
        />
        <TextField
          label={t('channel')}
          hint={t('channel.hint')}
          value={rules.channel}
          onCommit={(channel) => set({ channel: channel.trim() })}
        />
      </div>
      <p className="zg-second zg-small">{t('match.hint')}</p>
    </>
  )
}

interface ChoiceProps<V extends string> {
  label: string
  value: V
  values: readonly V[]
  nameOf: (value: V) => string
  onChoose: (value: V) => void
}

function Choice<V extends string>({ label, value, values, nameOf, onChoose }: ChoiceProps<V>) {
  const choose = (name: string) => {
    const chosen = values.find((each) => each === name)
    if (chosen !== undefined) onChoose(chosen)
  }
  return (
    <label className="zg-field">
      <span>{label}</span>
      <select value={value} onChange={({ target }) => choose(target.value)}>
        {values.map((each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  )
}

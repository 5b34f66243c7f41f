import { MATCH_KEYS } from '~/domain/productFile/fields'
import { REVIEW_FILE_FIELDS, REVIEW_FILE_PRESETS, type ReviewRules, UNMATCHED } from '~/domain/reviewFile/fields'
import { matchReviewColumns, missingReviewFields } from '~/domain/reviewFile/presets'
import { RATING_SCALES } from '~/domain/reviewFile/rating'
import { useMessages } from '~/lib/i18n'
import { Choice } from './Choice'
import { ColumnsField } from './ColumnsField'
import { FormatFields } from './FileStep'
import { KindField } from './KindField'
import { messages } from './messages'
import { ReviewCheckStep } from './ReviewCheckStep'
import { reviewImportMessages } from './reviewImportMessages'
import { type ReviewDraft, reviewWizard } from './reviewWizard'
import { TextField } from './TextField'
import { TimeFields } from './TimeFields'

/** How a file of reviews is read and matched, the check and the import. */
export function ReviewSteps({ draft }: { draft: ReviewDraft }) {
  const t = useMessages(reviewImportMessages)
  const common = useMessages(messages)
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
        <ColumnsField
          file={draft}
          fields={REVIEW_FILE_FIELDS}
          nameOf={(field) => t(`field.${field}`)}
          columns={draft.columns}
          missing={missingReviewFields(draft.columns)}
          onChange={(columns) => reviewWizard.set({ columns })}
        />
      </section>
      <ReviewCheckStep draft={draft} />
    </>
  )
}

/** What no file of reviews states itself. */
function Rules({ draft: { rules } }: { draft: ReviewDraft }) {
  const t = useMessages(reviewImportMessages)
  const set = (change: Partial<ReviewRules>) => reviewWizard.set({ rules: { ...rules, ...change } })
  return (
    <div className="zg-rules">
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
        <TimeFields rules={rules} onChange={set} />
        <TextField
          label={t('channel')}
          hint={t('channel.hint')}
          value={rules.channel}
          onCommit={(channel) => set({ channel: channel.trim() })}
        />
      </div>
      <p className="zg-second zg-small">{t('match.hint')}</p>
    </div>
  )
}

import { REVIEW_ROW_REFUSALS, type ReviewRowRefusal } from '~/domain/reviewFile/fields'
import { type ReviewDryRun, SHOWN_REVIEWS } from '~/domain/reviewFile/plan'
import { missingReviewFields } from '~/domain/reviewFile/presets'
import { download } from '~/features/shared/download'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { CommitButton, Counts, FileCheckStep, FileDone, LeftOut } from './FileCheckStep'
import type { Committed } from './fileWizard'
import { messages } from './messages'
import { ReviewChanges } from './ReviewChanges'
import { reviewImportMessages } from './reviewImportMessages'
import { type ReviewDraft, reviewWizard } from './reviewWizard'

/** The dry run, what it has found, the button that imports just that, and what it did. */
export function ReviewCheckStep({ draft }: { draft: ReviewDraft }) {
  const t = useMessages(reviewImportMessages)
  const common = useMessages(messages)
  const { check, commit } = reviewWizard.use()
  const fields = missingReviewFields(draft.columns).map((field) => t(`field.${field}`))
  if (commit.is === 'done') return <Done {...commit.done} />
  return (
    <FileCheckStep
      check={check}
      commit={commit}
      kind="review.import"
      hint={t('check.hint')}
      missing={fields.length > 0 ? t('missing', { fields: fields.join(common('comma')) }) : undefined}
      failed={(what) => t('failed', { what })}
      onCheck={reviewWizard.check}
    >
      {(found) => <Found found={found} busy={commit.is === 'running'} />}
    </FileCheckStep>
  )
}

const COUNTS = ['rows', 'added', 'changed', 'unchanged', 'notFound', 'refused'] as const

function Found({ found, busy }: { found: ReviewDryRun; busy: boolean }) {
  const t = useMessages(reviewImportMessages)
  const format = useFormat()
  const { rows, added, changed, unchanged, unmatchedRows, refusedRows, firstAt, lastAt } = found
  const values = { rows, added, changed, unchanged, notFound: unmatchedRows, refused: refusedRows }
  const stars = found.ratings.filter(({ count }) => count > 0)
  return (
    <div className="zg-found">
      <Counts counts={COUNTS.map((name) => ({ name, label: t(name), value: values[name] }))} />
      {firstAt !== undefined && lastAt !== undefined && (
        <p className="zg-second zg-num">{t('span', { from: format.date(firstAt), to: format.date(lastAt) })}</p>
      )}
      {stars.length > 0 && (
        <ul className="zg-row zg-plain-list zg-num">
          {stars.map(({ rating, count }) => (
            <li key={rating} className="zg-badge">
              {t('stars', { rating })} {format.count(count)}
            </li>
          ))}
        </ul>
      )}
      {found.changes.length > 0 && <ReviewChanges changes={found.changes} />}
      {added + changed > SHOWN_REVIEWS && <p className="zg-second zg-small">{t('more', { count: SHOWN_REVIEWS })}</p>}
      {unmatchedRows + refusedRows > 0 && <Refused refused={found.refused} />}
      {added + changed > 0 ? (
        <CommitButton
          kind="review.import"
          busy={busy}
          text={t('commit', { count: added + changed })}
          busyText={t('committing')}
          onCommit={reviewWizard.commit}
        />
      ) : (
        <p className="zg-strong">{t(unchanged > 0 ? 'nothing' : 'none')}</p>
      )}
    </div>
  )
}

/** Rows that stay out, in the words of who imports. */
function Refused({ refused }: Pick<ReviewDryRun, 'refused'>) {
  const t = useMessages(reviewImportMessages)
  const wordOf = (why: ReviewRowRefusal) => t(`why.${why}`)
  const fetchRows = async () => {
    const words = Object.fromEntries(REVIEW_ROW_REFUSALS.map((why) => [why, wordOf(why)] as const))
    download(await call('import.reviews.refused', { words }), t('refusedFile'))
  }
  return <LeftOut words={t} rows={refused.map((row) => ({ ...row, why: wordOf(row.why) }))} onDownload={fetchRows} />
}

function Done({ command, found: { added, changed } }: Committed<ReviewDryRun>) {
  const t = useMessages(reviewImportMessages)
  const format = useFormat()
  return (
    <FileDone
      command={command}
      text={t('done', { added: format.count(added), changed: format.count(changed) })}
      words={t}
      to={paths.reviews()}
    />
  )
}

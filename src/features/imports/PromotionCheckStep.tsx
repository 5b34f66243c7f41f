import { PROMOTION_ROW_REFUSALS, type PromotionDryRun, type PromotionRowRefusal } from '~/domain/promotionFile/fields'
import { missingPromotionFields } from '~/domain/promotionFile/presets'
import { download } from '~/features/shared/download'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { CommitButton, Counts, FileCheckStep, FileDone, LeftOut } from './FileCheckStep'
import type { Committed } from './fileWizard'
import { messages } from './messages'
import { promotionImportMessages } from './promotionImportMessages'
import { type PromotionDraft, promotionWizard } from './promotionWizard'

/** The dry run, what it has found, the button that imports just that, and what it did. */
export function PromotionCheckStep({ draft }: { draft: PromotionDraft }) {
  const t = useMessages(promotionImportMessages)
  const common = useMessages(messages)
  const { check, commit } = promotionWizard.use()
  const fields = missingPromotionFields(draft.rules.table, draft.columns).map((field) => t(`field.${field}`))
  if (commit.is === 'done') return <Done {...commit.done} />
  return (
    <FileCheckStep
      check={check}
      commit={commit}
      kind="promotion.import"
      hint={t('check.hint')}
      missing={fields.length > 0 ? t('missing', { fields: fields.join(common('comma')) }) : undefined}
      failed={(what) => t('failed', { what })}
      onCheck={promotionWizard.check}
    >
      {(found) => <Found found={found} busy={commit.is === 'running'} />}
    </FileCheckStep>
  )
}

const NAMED = ['customers', 'coupons', 'products'] as const

function Found({ found, busy }: { found: PromotionDryRun; busy: boolean }) {
  const t = useMessages(promotionImportMessages)
  const { rows, table, added, changed, unchanged, refusedRows } = found
  const counts = [
    { name: 'rows', label: t('rows'), value: rows },
    { name: 'added', label: t(`added.${table}`), value: added },
    { name: 'changed', label: t('changed'), value: changed },
    { name: 'unchanged', label: t('unchanged'), value: unchanged },
    ...NAMED.filter((name) => found[name] > 0).map((name) => ({ name, label: t(name), value: found[name] })),
    { name: 'refused', label: t('refused'), value: refusedRows },
  ]
  return (
    <div className="zg-found">
      <Counts counts={counts} />
      {table !== 'campaigns' && found.campaigns.length > 0 && <ByCampaign campaigns={found.campaigns} />}
      {refusedRows > 0 && <Refused refused={found.refused} />}
      {added + changed > 0 ? (
        <CommitButton
          kind="promotion.import"
          busy={busy}
          text={t('commit', { count: added + changed })}
          busyText={t('committing')}
          onCommit={promotionWizard.commit}
        />
      ) : (
        <p className="zg-strong">{t(unchanged > 0 ? 'nothing' : 'none')}</p>
      )}
    </div>
  )
}

/** So that the file's own count can be held against it, campaign by campaign. */
function ByCampaign({ campaigns }: Pick<PromotionDryRun, 'campaigns'>) {
  const t = useMessages(promotionImportMessages)
  const format = useFormat()
  return (
    <div className="zg-preview" tabIndex={0} role="group" aria-label={t('byCampaign')}>
      <table className="zg-cells">
        <thead>
          <tr>
            <th scope="col">{t('campaign')}</th>
            <th scope="col">{t('rows')}</th>
          </tr>
        </thead>
        <tbody>
          {campaigns.map(({ campaign, rows }) => (
            <tr key={campaign}>
              <td>{campaign}</td>
              <td className="zg-num">{format.count(rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Rows that stay out, in the words of who imports. */
function Refused({ refused }: Pick<PromotionDryRun, 'refused'>) {
  const t = useMessages(promotionImportMessages)
  const wordOf = (why: PromotionRowRefusal) => t(`why.${why}`)
  const fetchRows = async () => {
    const words = Object.fromEntries(PROMOTION_ROW_REFUSALS.map((why) => [why, wordOf(why)] as const))
    download(await call('import.promotions.refused', { words }), t('refusedFile'))
  }
  return <LeftOut words={t} rows={refused.map((row) => ({ ...row, why: wordOf(row.why) }))} onDownload={fetchRows} />
}

function Done({ command, found: { added, changed } }: Committed<PromotionDryRun>) {
  const t = useMessages(promotionImportMessages)
  const format = useFormat()
  return (
    <FileDone
      command={command}
      text={t('done', { added: format.count(added), changed: format.count(changed) })}
      words={t}
      to={paths.promotions()}
    />
  )
}

import { TRAFFIC_REFUSALS, type TrafficDone, type TrafficDryRun } from '~/domain/import/trafficPlan'
import { unitOf } from '~/domain/money'
import { download } from '~/features/shared/download'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { CommitButton, Counts, FileCheckStep, FileDone } from './FileCheckStep'
import { messages } from './messages'
import { RefusedRows } from './RefusedTable'
import { trafficMessages } from './trafficMessages'
import { TrafficNotices } from './TrafficNotices'
import { missingOf, type TrafficDraft, trafficWizard } from './trafficWizard'

/** The dry run, what it has found, the button that imports just that, and what it did. */
export function TrafficCheckStep({ draft }: { draft: TrafficDraft }) {
  const t = useMessages(trafficMessages)
  const common = useMessages(messages)
  const { check, commit } = trafficWizard.use()
  const fields = missingOf(draft).map((field) => t(`field.${field}`))
  if (commit.is === 'done') return <Done done={commit.done} />
  return (
    <FileCheckStep
      check={check}
      commit={commit}
      kind="traffic.import"
      hint={t('check.hint')}
      missing={fields.length > 0 ? t('missing', { fields: fields.join(common('comma')) }) : undefined}
      failed={(what) => t('failed', { what })}
      onCheck={trafficWizard.check}
    >
      {(found) => <Found found={found} busy={commit.is === 'running'} />}
    </FileCheckStep>
  )
}

function Found({ found, busy }: { found: TrafficDryRun; busy: boolean }) {
  const t = useMessages(trafficMessages)
  const common = useMessages(messages)
  const format = useFormat()
  const count = found.rows - found.refusedRows
  const channels = found.channels.map((name) => name || t('found.noChannel')).join(common('comma'))
  return (
    <div className="zg-found">
      <Counts counts={useCounts(found).map((count) => ({ ...count, label: t(`found.${count.name}`) }))} />
      {count > 0 && (
        <p className="zg-second zg-num">{t('found.span', { from: format.day(found.from), to: format.day(found.to - 1), channels })}</p>
      )}
      {found.replaced > 0 && !found.same && <p className="zg-second zg-small">{t('found.replaced.hint')}</p>}
      <TrafficNotices notices={found.notices} />
      {found.refusedRows > 0 && <Refused rows={found.refused} />}
      {found.same || count === 0 ? (
        <p className="zg-strong">{t(found.same ? 'commit.nothing' : 'commit.none')}</p>
      ) : (
        <CommitButton
          kind="traffic.import"
          busy={busy}
          text={t('commit', { count })}
          busyText={t('commit.running')}
          onCommit={trafficWizard.commit}
        />
      )}
    </div>
  )
}

type CountName =
  | 'days'
  | 'rows'
  | 'sessions'
  | 'visitors'
  | 'visitorDays'
  | 'paid'
  | 'conversion'
  | 'spend'
  | 'impressions'
  | 'clicks'
  | 'refused'
  | 'replaced'

/** What the rows come to, by what they are. */
function useCounts(found: TrafficDryRun): { name: CountName; text: string; value: number }[] {
  const t = useMessages(trafficMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { of, days, rows, sessions, visitors, paid, spend, impressions, clicks, refusedRows, replaced } = found
  const plain = (name: CountName, value: number) => ({ name, value, text: Number.isNaN(value) ? '—' : format.count(value) })
  const parts =
    of === 'adSpend'
      ? [
          { name: 'spend' as const, value: spend, text: format.money(spend / unitOf(currency)) },
          plain('impressions', impressions),
          plain('clicks', clicks),
        ]
      : [
          plain('sessions', sessions),
          ...(of === 'trafficDays' ? [plain('visitorDays', visitors)] : visitors > 0 ? [plain('visitors', visitors)] : []),
          plain('paid', paid),
          ...(paid > 0 && sessions > 0
            ? [{ name: 'conversion' as const, value: paid / sessions, text: format.percent(paid / sessions) }]
            : []),
        ]
  return [
    plain('days', days),
    plain('rows', rows),
    ...parts,
    plain('refused', refusedRows),
    { name: 'replaced', value: replaced, text: t('found.replaced.rows', { count: replaced }) },
  ]
}

function Refused({ rows }: { rows: TrafficDryRun['refused'] }) {
  const t = useMessages(trafficMessages)
  const fetchRows = async () => {
    const words = Object.fromEntries(TRAFFIC_REFUSALS.map((why) => [why, t(`why.${why}`)] as const))
    download((await call('import.traffic.refused', { words })).csv, `${t('refused.file')}.csv`)
  }
  return (
    <RefusedRows
      rows={rows}
      line={t('preview.line')}
      whyOf={(why) => t(`why.${why}`)}
      fieldOf={(field) => t(`field.${field}`)}
      save={{ label: t('refused.download'), hint: t('refused.hint'), run: fetchRows }}
    />
  )
}

const DONE = { undone: 'done.undone', see: 'done.board', undo: 'done.undo', again: 'done.more' } as const

function Done({ done: { commandId, rows, days } }: { done: TrafficDone }) {
  const t = useMessages(trafficMessages)
  const format = useFormat()
  return (
    <FileDone
      command={commandId}
      text={t('done', { rows: format.count(rows), count: days })}
      words={(key) => t(DONE[key])}
      to={paths.board('traffic')}
    />
  )
}

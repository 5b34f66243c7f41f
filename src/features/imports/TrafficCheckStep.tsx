import { useState } from 'react'
import { Link } from 'react-router'
import type { TrafficDone, TrafficDryRun } from '~/domain/import/trafficPlan'
import { unitOf } from '~/domain/money'
import { download } from '~/features/shared/download'
import { undo } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { ProgressLine } from './CheckStep'
import { messages } from './messages'
import { refusalText } from './refusalText'
import { trafficMessages } from './trafficMessages'
import { TrafficNotices } from './TrafficNotices'
import { checkTraffic, commitTraffic, missingOf, type TrafficDraft, useTrafficWizard } from './trafficWizard'
import { clearFile } from './wizard'

/** The dry run, what it has found, the button that imports just that, and what it did. */
export function TrafficCheckStep({ draft }: { draft: TrafficDraft }) {
  const t = useMessages(trafficMessages)
  const common = useMessages(messages)
  const format = useFormat()
  const { check, commit } = useTrafficWizard()
  const missing = missingOf(draft)
  const mayNot = useWhyNot('traffic.import')
  const reason =
    missing.length > 0 ? t('missing', { fields: missing.map((field) => t(`field.${field}`)).join(common('comma')) }) : undefined
  if (commit.is === 'done') return <Done done={commit.done} />
  const alert =
    check.is === 'refused'
      ? refusalText(check.refusal, common, format)
      : check.is === 'failed'
        ? t('failed', { what: check.what })
        : commit.is === 'refused'
          ? refusalText(commit.refusal, common, format)
          : commit.is === 'failed'
            ? t('failed', { what: commit.what })
            : undefined
  return (
    <section className="zg-step" aria-label={common('step.check')}>
      <h2>{common('step.check')}</h2>
      <p className="zg-second">{t('check.hint')}</p>
      {check.is === 'running' ? (
        <ProgressLine progress={check.progress} onCancel={check.cancel} />
      ) : (
        <div>
          <Button type={check.is === 'done' ? 'default' : 'primary'} disabledReason={mayNot ?? reason} onClick={() => void checkTraffic()}>
            {common(check.is === 'done' ? 'check.again' : 'check')}
          </Button>
        </div>
      )}
      {alert !== undefined && (
        <p className="zg-alert" role="alert">
          {alert}
        </p>
      )}
      {check.is === 'done' && <Found found={check.found} busy={commit.is === 'running'} />}
    </section>
  )
}

function Found({ found, busy }: { found: TrafficDryRun; busy: boolean }) {
  const t = useMessages(trafficMessages)
  const common = useMessages(messages)
  const format = useFormat()
  const whyNot = useWhyNot('traffic.import')
  const count = found.rows - found.refusedRows
  const channels = found.channels.map((name) => name || t('found.noChannel')).join(common('comma'))
  return (
    <div className="zg-found">
      <dl className="zg-counts zg-num">
        {useCounts(found).map(({ name, text, value }) => (
          <div key={name}>
            <dt>{t(`found.${name}`)}</dt>
            <dd data-import={name} data-value={value}>
              {text}
            </dd>
          </div>
        ))}
      </dl>
      {count > 0 && (
        <p className="zg-second zg-num">{t('found.span', { from: format.day(found.from), to: format.day(found.to - 1), channels })}</p>
      )}
      {found.replaced > 0 && !found.same && <p className="zg-second zg-small">{t('found.replaced.hint')}</p>}
      <TrafficNotices notices={found.notices} />
      {found.refusedRows > 0 && <RefusedDownload />}
      <div>
        {found.same || count === 0 ? (
          <p className="zg-strong">{t(found.same ? 'commit.nothing' : 'commit.none')}</p>
        ) : (
          <Button type="primary" size="large" disabled={busy} disabledReason={whyNot} onClick={() => void commitTraffic()}>
            {busy ? t('commit.running') : t('commit', { count })}
          </Button>
        )}
      </div>
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

function RefusedDownload() {
  const t = useMessages(trafficMessages)
  const fetchRows = async () => download((await call('import.traffic.refused', {})).csv, `${t('refused.file')}.csv`)
  return (
    <div className="zg-row">
      <Button onClick={() => void fetchRows()}>{t('refused.download')}</Button>
      <span className="zg-second zg-small">{t('refused.hint')}</span>
    </div>
  )
}

function Done({ done }: { done: TrafficDone }) {
  const t = useMessages(trafficMessages)
  const common = useMessages(messages)
  const format = useFormat()
  const [undone, setUndone] = useState(false)
  const takeBack = async () => setUndone((await undo(done.commandId))?.ok ?? false)
  return (
    <section className="zg-step" aria-label={common('step.result')}>
      <h2>{common('step.result')}</h2>
      <p className="zg-strong" role="status">
        {undone ? t('done.undone') : t('done', { rows: format.count(done.rows), days: format.count(done.days) })}
      </p>
      <div className="zg-row" data-import-done={!undone || undefined}>
        <Link className="zg-primary-link" to={paths.board('traffic')}>
          {t('done.board')}
        </Link>
        {!undone && <Button onClick={() => void takeBack()}>{t('done.undo')}</Button>}
        <Button onClick={clearFile}>{t('done.more')}</Button>
      </div>
    </section>
  )
}

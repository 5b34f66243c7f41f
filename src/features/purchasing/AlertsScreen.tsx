import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ALERT_KINDS, type AlertKind } from '~/domain/planning/alerts'
import { AreaTabs } from '~/features/shared/AreaTabs'
import { FilterBar } from '~/features/shared/FilterBar'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, oneOf, type SetUrlState, text, useUrlState } from '~/lib/urlState'
import type { AlertRow } from '~/store/buyingLists'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Page } from '~/ui/Page'
import { useFormat } from '~/ui/UiContext'
import { alertMessages } from './alertMessages'
import { AlertLine } from './AlertLine'
import './alerts.css'
import { buyingQueries } from './queries'
import { SnoozeAlert } from './SnoozeAlert'
import { useAlertActions } from './useAlertActions'

const alertsView = defineUrlState({ q: text(), kind: oneOf(['all', ...ALERT_KINDS], 'all') })
type View = typeof alertsView.initial

const STEP = 60

/** Every SKU whose stock wants a decision, the most pressing first, each with what can be done about it. */
export default function AlertsScreen() {
  const t = useMessages(alertMessages)
  const [view, set] = useUrlState(alertsView)
  const { data } = useQuery(buyingQueries.alerts())
  const found = data?.items.filter((alert) => isFound(alert, view.q))
  const awake = found?.filter(({ snoozed }) => !snoozed)
  const asleep = found?.filter(({ snoozed }) => snoozed) ?? []
  return (
    <Page
      title={t('title')}
      aside={awake && t('count', { count: awake.length })}
      filters={
        <>
          <AreaTabs of="stock" />
          <FilterBar
            search={view.q}
            searchLabel={t('search')}
            onSearch={(q) => set({ q }, { typing: true })}
            count={0}
            onClear={() => set({ kind: 'all' })}
          >
            {null}
          </FilterBar>
        </>
      }
    >
      {!awake && <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />}
      {awake && (
        <>
          <Kinds alerts={awake} view={view} set={set} />
          <Alerts key={view.kind} alerts={awake} view={view} set={set} />
          <Asleep alerts={asleep} />
        </>
      )}
    </Page>
  )
}

const isFound = ({ sku, title }: AlertRow, q: string) => [sku, title].some((each) => each.toLowerCase().includes(q.trim().toLowerCase()))
const isOfKind = (alert: AlertRow, kind: View['kind']) => kind === 'all' || alert.kind === kind

interface Shown {
  alerts: readonly AlertRow[]
  view: View
  set: SetUrlState<View>
}

function Kinds({ alerts, view, set }: Shown) {
  const t = useMessages(alertMessages)
  const counts = new Map<AlertKind, number>()
  for (const { kind } of alerts) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const choices: { kind: View['kind']; label: string }[] = [
    { kind: 'all', label: t('all', { count: alerts.length }) },
    ...ALERT_KINDS.flatMap((kind) => {
      const count = counts.get(kind)
      return count === undefined ? [] : [{ kind, label: t('kindCount', { kind: t(`kind.${kind}`), count }) }]
    }),
  ]
  return (
    <div role="group" aria-label={t('kinds')} className="zg-alert-kinds">
      {choices.map(({ kind, label }) => (
        <button key={kind} type="button" className="zg-pick" aria-pressed={view.kind === kind} onClick={() => set({ kind })}>
          {label}
        </button>
      ))}
    </div>
  )
}

function Alerts({ alerts, view, set }: Shown) {
  const t = useMessages(alertMessages)
  const actions = useAlertActions()
  const [shown, setShown] = useState(STEP)
  const [snoozing, setSnoozing] = useState<AlertRow>()
  const rows = alerts.filter((alert) => isOfKind(alert, view.kind))
  if (rows.length === 0)
    return view.kind === 'all' ? (
      <Empty title={t('empty')} hint={t('emptyHint')} />
    ) : (
      <Empty title={t('noneOfKind')} action={<Button onClick={() => set({ kind: 'all' })}>{t('showAll')}</Button>} />
    )
  return (
    <>
      <ul className="zg-alerts" aria-label={t('title')}>
        {rows.slice(0, shown).map((alert) => (
          <AlertLine key={alert.id} alert={alert} actions={actions} onSnooze={() => setSnoozing(alert)} />
        ))}
      </ul>
      {rows.length > shown && (
        <Button onClick={() => setShown((count) => count + STEP)}>{t('more', { count: Math.min(STEP, rows.length - shown) })}</Button>
      )}
      {snoozing && (
        <SnoozeAlert
          alert={snoozing}
          onClose={() => setSnoozing(undefined)}
          onChoose={(until, reason) => {
            setSnoozing(undefined)
            void actions.snooze(snoozing, until, reason)
          }}
        />
      )}
    </>
  )
}

function Asleep({ alerts }: { alerts: readonly AlertRow[] }) {
  const t = useMessages(alertMessages)
  const format = useFormat()
  const actions = useAlertActions()
  if (alerts.length === 0) return null
  return (
    <details className="zg-alerts-asleep">
      <summary>{t('snoozedList', { count: alerts.length })}</summary>
      <ul className="zg-alerts">
        {alerts.map((alert) => (
          <li key={alert.id} data-alert={alert.id}>
            <div>
              {alert.sku} <span className="zg-second">{alert.title}</span>
              <p className="zg-second zg-small">
                {alert.snoozed &&
                  [t('until', { time: format.timeShort(alert.snoozed.until) }), alert.snoozed.reason].filter(Boolean).join(' · ')}
              </p>
            </div>
            <Button size="small" onClick={() => void actions.wake(alert)}>
              {t('wake')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

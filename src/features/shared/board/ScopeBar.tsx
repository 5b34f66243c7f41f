import { Switch } from 'antd'
import type { KpiResult, Scope } from '~/analytics/query'
import { NOT_SALE } from '~/domain/order'
import { useVocabulary } from '~/features/shared/vocabulary'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { viewMessages } from './viewMessages'

export interface ScopeBarProps {
  scope: Scope
  onChange: (scope: Scope) => void
  result: KpiResult
}

const UNKNOWN = ['beside', 'out', 'each'] as const satisfies readonly Scope['unknownBuyers'][]

/** What the figures count, with the switches for what trade has no one answer to, and what stands beside them. */
export function ScopeBar({ scope, onChange, result }: ScopeBarProps) {
  const t = useMessages(viewMessages)
  const format = useFormat()
  const { beside, totals } = result
  const gmv = totals.gmv_paid?.value ?? 0
  return (
    <section className="zg-scope" aria-label={t('scope')}>
      <h2>{t('scope')}</h2>
      <div className="zg-scope-switches">
        <ScopeSwitch
          label={t('scope.nonProducts')}
          badge={
            beside.nonProductLines > 0
              ? t('scope.lines', { count: beside.nonProductLines, amount: format.money(beside.nonProductAmount) })
              : undefined
          }
          on={scope.nonProducts}
          onChange={(nonProducts) => onChange({ ...scope, nonProducts })}
        />
        <ScopeSwitch label={t('scope.free')} on={scope.free} onChange={(free) => onChange({ ...scope, free })} />
        <label className="zg-scope-item">
          <span>{t('scope.unknown')}</span>
          <select
            className="zg-dash-select"
            value={scope.unknownBuyers}
            onChange={(event) => onChange({ ...scope, unknownBuyers: UNKNOWN.find((value) => value === event.target.value) ?? 'beside' })}
          >
            {UNKNOWN.map((value) => (
              <option key={value} value={value}>
                {t(`scope.unknown.${value}`)}
              </option>
            ))}
          </select>
          {beside.unknownBuyerOrders > 0 && (
            <span className="zg-badge zg-num">
              {t('scope.orders', {
                count: beside.unknownBuyerOrders,
                amount: format.money(beside.unknownBuyerGmv),
                share: gmv > 0 ? format.percent(beside.unknownBuyerGmv / gmv) : '—',
              })}
            </span>
          )}
        </label>
        <label className="zg-scope-item">
          <span>{t('scope.refunds')}</span>
          <select
            className="zg-dash-select"
            value={scope.refundsOn ?? 'own'}
            onChange={({ target }) => {
              const { refundsOn: _, ...others } = scope
              onChange(target.value === 'order' ? { ...others, refundsOn: 'order' } : others)
            }}
          >
            <option value="own">{t('scope.refunds.own')}</option>
            <option value="order">{t('scope.refunds.order')}</option>
          </select>
        </label>
      </div>
      <Beside beside={beside} />
    </section>
  )
}

function ScopeSwitch({ label, badge, on, onChange }: { label: string; badge?: string; on: boolean; onChange: (on: boolean) => void }) {
  const t = useMessages(viewMessages)
  return (
    <div className="zg-scope-item">
      <Switch size="small" checked={on} onChange={onChange} aria-label={label} />
      <span>{t('scope.state', { label, state: t(on ? 'scope.on' : 'scope.off') })}</span>
      {badge && <span className="zg-badge zg-num">{badge}</span>}
    </div>
  )
}

function Beside({ beside }: Pick<KpiResult, 'beside'>) {
  const { reason } = useVocabulary()
  const t = useMessages(viewMessages)
  const format = useFormat()
  const notes = [
    beside.noRateOrders > 0 && t('beside.noRate', { count: beside.noRateOrders }),
    beside.testOrders > 0 && t('beside.test', { count: beside.testOrders }),
    beside.unlinkedRefunds > 0 &&
      t('beside.unlinked', { count: beside.unlinkedRefunds, amount: format.money(beside.unlinkedRefundAmount) }),
    beside.undatedRefunds > 0 && t('beside.undated', { count: beside.undatedRefunds }),
    ...NOT_SALE.map((why) => {
      const lines = beside.notSaleLines[why] ?? 0
      return why !== '' && lines > 0 && t('beside.notSale', { count: lines, why: reason(why) })
    }),
  ].filter((note) => note !== false)
  if (notes.length === 0) return null
  return (
    <ul className="zg-beside zg-num">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

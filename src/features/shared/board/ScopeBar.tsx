import type { KpiResult, Scope } from '~/analytics/query'
import { NOT_SALE } from '~/domain/order'
import { useVocabulary } from '~/features/shared/vocabulary'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { usePhone } from '~/ui/usePhone'
import { ScopeFields, type ScopeBadges } from './ScopeFields'
import { useScopeText } from './scopeText'
import { viewMessages } from './viewMessages'

export interface ScopeBarProps {
  scope: Scope
  onChange: (scope: Scope) => void
  /** Undefined: not there yet; the switches are. */
  result: KpiResult | undefined
  /** The window has today in it, and is compared with days that are over. */
  running: boolean
}

/** What the figures count, with the switches for what trade has no one answer to, and what stands beside them; on a phone the switches are in the sheet. */
export function ScopeBar({ scope, onChange, result, running }: ScopeBarProps) {
  const t = useMessages(viewMessages)
  const phone = usePhone()
  const badges = useBadges(result)
  const counted = useScopeText()(scope, badges)
  const notes = [...(running ? [t('beside.running')] : []), ...useBeside(result)]
  const said = phone ? [...counted, ...notes] : notes
  return (
    <section className="zg-scope" aria-label={t('scope')}>
      <h2>{t('scope')}</h2>
      {!phone && <ScopeFields scope={scope} onChange={onChange} badges={badges} />}
      {said.length > 0 && (
        <ul className="zg-beside zg-num">
          {said.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function useBadges({ beside, totals }: Partial<KpiResult> = {}): ScopeBadges {
  const t = useMessages(viewMessages)
  const format = useFormat()
  if (!beside) return {}
  const gmv = totals?.gmv_paid?.value ?? 0
  const { nonProductLines, nonProductAmount, unknownBuyerOrders, unknownBuyerGmv } = beside
  return {
    ...(nonProductLines > 0 ? { nonProducts: t('scope.lines', { count: nonProductLines, amount: format.money(nonProductAmount) }) } : {}),
    ...(unknownBuyerOrders > 0
      ? {
          unknown: t('scope.orders', {
            count: unknownBuyerOrders,
            amount: format.money(unknownBuyerGmv),
            share: gmv > 0 ? format.percent(unknownBuyerGmv / gmv) : '—',
          }),
        }
      : {}),
  }
}

function useBeside({ beside }: Partial<KpiResult> = {}): string[] {
  const { reason } = useVocabulary()
  const t = useMessages(viewMessages)
  const format = useFormat()
  if (!beside) return []
  return [
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
}

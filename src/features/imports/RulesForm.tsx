import { useMemo } from 'react'
import { isCurrency } from '~/domain/money'
import type { ImportRules } from '~/domain/importPlan'
import { useMessages } from '~/lib/i18n'
import { isZone } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { KindsTable } from './KindsTable'
import { TextField } from './TextField'
import { asksRate, toList, withRules, type Draft } from './draft'
import { messages } from './messages'
import { setDraft } from './wizard'

const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const satisfies readonly ImportRules['dateOrder'][]

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

const isRate = (text: string) => text.trim() === '' || (Number.isFinite(Number(text)) && Number(text) > 0)

/** The rules that no file states itself. */
export function RulesForm({ draft, hasOrders }: { draft: Draft; hasOrders: boolean }) {
  const t = useMessages(messages)
  const shop = useShop()
  const { rules } = draft
  const set = (change: Partial<ImportRules>) => setDraft(withRules(draft, change))
  return (
    <div className="zg-rules">
      <h3>{t('rules')}</h3>
      <div className="zg-fields">
        <ZoneField value={rules.zone} onCommit={(zone) => set({ zone })} />
        <label className="zg-field">
          <span>{t('rules.dateOrder')}</span>
          <select
            value={rules.dateOrder}
            onChange={(event) => set({ dateOrder: DATE_ORDERS.find((order) => order === event.target.value) })}
          >
            {DATE_ORDERS.map((order) => (
              <option key={order} value={order}>
                {t(`rules.dateOrder.${order}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="zg-field">
          <span>{t('rules.decimal')}</span>
          <select value={rules.decimal} onChange={(event) => set({ decimal: event.target.value === ',' ? ',' : '.' })}>
            <option value=".">1,234.56</option>
            <option value=",">1.234,56</option>
          </select>
        </label>
        <TextField
          label={t('rules.currency')}
          value={rules.currency}
          width="short"
          accepts={(text) => isCurrency(text.trim().toUpperCase())}
          onCommit={(text) => set({ currency: text.trim().toUpperCase() })}
        />
        {asksRate(draft, shop, hasOrders) && (
          <TextField
            label={t('rules.rate', { from: rules.currency, to: shop.currency })}
            hint={t('rules.rate.hint', { to: shop.currency })}
            value={rules.rate === undefined ? '' : String(rules.rate)}
            accepts={isRate}
            onCommit={(text) => set({ rate: text.trim() === '' ? undefined : Number(text) })}
          />
        )}
        <TextField label={t('rules.channel')} value={rules.channel} onCommit={(channel) => set({ channel: channel.trim() })} />
      </div>
      <SaleRules rules={rules} set={set} />
    </div>
  )
}

interface RulesProps {
  rules: ImportRules
  set: (change: Partial<ImportRules>) => void
}

/** Which rows are sales, and which are cancellations, refunds or no products. */
function SaleRules({ rules, set }: RulesProps) {
  const t = useMessages(messages)
  return (
    <>
      <h3>{t('rules.sales')}</h3>
      <div className="zg-fields">
        <TextField
          label={t('rules.creditPrefix')}
          hint={t('rules.creditPrefix.hint')}
          value={rules.creditPrefix}
          width="short"
          onCommit={(creditPrefix) => set({ creditPrefix })}
        />
        <TextField
          label={t('rules.productPattern')}
          hint={t('rules.productPattern.hint')}
          value={rules.productPattern}
          accepts={isPattern}
          onCommit={(productPattern) => set({ productPattern })}
        />
        <StatusFields rules={rules} set={set} />
      </div>
      <Toggle label={t('rules.nonSaleByValue')} on={rules.nonSaleByValue} onChange={(nonSaleByValue) => set({ nonSaleByValue })} />
      <Toggle label={t('rules.paidIsNet')} on={rules.paidIsNet} onChange={(paidIsNet) => set({ paidIsNet })} />
      <Toggle label={t('rules.paidWhenPlaced')} on={rules.paidWhenPlaced} onChange={(paidWhenPlaced) => set({ paidWhenPlaced })} />
      <KindsTable kinds={rules.kinds} onChange={(kinds) => set({ kinds })} />
    </>
  )
}

function ZoneField({ value, onCommit }: { value: string; onCommit: (zone: string) => void }) {
  const t = useMessages(messages)
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone')], [])
  return (
    <>
      <TextField
        label={t('rules.zone')}
        value={value}
        list="zg-zones"
        accepts={(text) => isZone(text.trim())}
        onCommit={(text) => onCommit(text.trim())}
      />
      <datalist id="zg-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  )
}

function StatusFields({ rules, set }: RulesProps) {
  const t = useMessages(messages)
  const comma = t('comma') === '、' ? '，' : ', '
  return (
    <>
      <TextField
        label={t('rules.cancelledStatuses')}
        hint={t('rules.statuses.hint')}
        width="wide"
        value={rules.cancelledStatuses.join(comma)}
        onCommit={(text) => set({ cancelledStatuses: toList(text) })}
      />
      <TextField
        label={t('rules.unpaidStatuses')}
        hint={t('rules.statuses.hint')}
        width="wide"
        value={rules.unpaidStatuses.join(comma)}
        onCommit={(text) => set({ unpaidStatuses: toList(text) })}
      />
    </>
  )
}

function Toggle({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="zg-rule-check">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}

import type { Currency } from '~/domain/money'
import type { RefundSplit } from '~/domain/orderAct'
import type { OrderPerks, Refundable } from '~/domain/refundSplit'
import { totalOf } from '~/domain/applyActs'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { refundMessages } from './refundMessages'

export interface SplitPreviewProps {
  split: RefundSplit
  can: Refundable
  currency: Currency
  perks: OrderPerks
}

/** What a refund comes to, part by part, before it is sent. */
export function SplitPreview({ split, can, currency, perks }: SplitPreviewProps) {
  const t = useMessages(refundMessages)
  const format = useFormat()
  const goods = split.lines.reduce((sum, { amount }) => sum + amount, 0) + split.other
  const total = totalOf(split)
  const rows = [
    { name: t('goods'), amount: goods },
    ...(can.shipping.paid > 0 ? [{ name: t('postage'), amount: split.shipping }] : []),
    ...(can.tax.paid > 0 ? [{ name: t('tax'), amount: split.tax }] : []),
    { name: t('total'), amount: total },
    { name: t('stays'), amount: can.all.left - total },
  ]
  const besides = [
    ...(split.pointsBack > 0 ? [t('pointsBack', { count: split.pointsBack })] : []),
    ...(split.pointsTaken > 0 ? [t('pointsTaken', { count: split.pointsTaken })] : []),
    ...(split.coupons.length > 0 ? [t('coupons', { count: split.coupons.length })] : []),
    ...(perks.coupons.length > 0 && split.coupons.length === 0 && total > 0 ? [t('couponKept')] : []),
  ]
  return (
    <section className="zg-refund-preview" aria-label={t('preview')} aria-live="polite">
      <h3>{t('preview')}</h3>
      <dl className="zg-totals zg-num">
        {rows.map(({ name, amount }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{format.price(amount, currency)}</dd>
          </div>
        ))}
      </dl>
      {besides.length > 0 && (
        <ul className="zg-refund-besides">
          {besides.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

import { purchaseTotals } from '~/domain/purchase'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { PurchaseDetail } from '~/store/buyingLists'
import { useFormat } from '~/ui/UiContext'
import { buyingMessages } from './buyingMessages'
import { purchaseScreenMessages } from './purchaseScreenMessages'

/** The sheet that goes to the supplier; seen on paper only. */
export function PurchasePaper({ detail: { purchase, supplier, lines } }: { detail: PurchaseDetail }) {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const { name, currency } = useShop()
  const totals = purchaseTotals(purchase)
  return (
    <div className="zg-paper" aria-hidden="true">
      <h1>
        {t('paperTitle')} {purchase.key}
      </h1>
      <p>{name}</p>
      <p>
        {t('paperTo')}: {[supplier?.name, supplier?.city, supplier?.contact].filter(Boolean).join(' · ')}
      </p>
      <p>
        {t('paperDate')}: {format.date(purchase.orderedAt)} · {t('paperExpected')}: {format.date(purchase.expectedAt)}
      </p>
      <table>
        <thead>
          <tr>
            <th>{buying('sku')}</th>
            <th>{buying('title')}</th>
            <th>{buying('quantity')}</th>
            <th>{buying('cost')}</th>
            <th>{buying('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ sku, title, quantity, cost }) => (
            <tr key={sku}>
              <td>{sku}</td>
              <td>{title}</td>
              <td>{format.count(quantity)}</td>
              <td>{format.price(cost, currency)}</td>
              <td>{format.amount(quantity * cost, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{buying('total')}</td>
            <td>{format.count(totals.units)}</td>
            <td />
            <td>{format.amount(totals.amount, currency)}</td>
          </tr>
        </tfoot>
      </table>
      {purchase.note && <p>{purchase.note}</p>}
    </div>
  )
}

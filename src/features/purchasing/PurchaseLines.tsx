import { Link } from 'react-router'
import { missingOf, receivedOf, purchaseTotals } from '~/domain/purchase'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { PurchaseDetail, PurchaseDetailLine } from '~/store/buyingLists'
import { useFormat } from '~/ui/UiContext'
import { buyingMessages } from './buyingMessages'
import { purchaseScreenMessages } from './purchaseScreenMessages'

/** What was ordered, and what has come of it. */
export function PurchaseLines({ detail: { purchase, lines } }: { detail: PurchaseDetail }) {
  const t = useMessages(purchaseScreenMessages)
  const buying = useMessages(buyingMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const totals = purchaseTotals(purchase)
  const missing = purchase.lines.reduce((sum, line) => sum + missingOf(line, purchase.state), 0)
  return (
    <section className="zg-stack-tight">
      <h2>{t('linesTitle')}</h2>
      <FigureTable
        label={t('linesTitle')}
        className="zg-buying-table"
        columns={[
          { key: 'sku', name: buying('sku') },
          { key: 'ordered', name: t('ordered') },
          { key: 'arrived', name: t('arrived') },
          { key: 'missing', name: t('missing') },
          { key: 'defects', name: t('defects'), minor: true },
          { key: 'cost', name: buying('cost') },
          { key: 'amount', name: buying('amount'), minor: true },
        ]}
      >
        {lines.map((line) => (
          <Line key={line.sku} line={line} state={purchase.state} />
        ))}
        <tr className="zg-buying-sum">
          <th scope="row">{buying('total')}</th>
          <td>{format.count(totals.units)}</td>
          <td>{format.count(totals.received)}</td>
          <td>{format.count(missing)}</td>
          <td className="zg-minor" />
          <td />
          <td className="zg-minor">{format.amount(totals.amount, currency)}</td>
        </tr>
      </FigureTable>
    </section>
  )
}

function Line({ line, state }: { line: PurchaseDetailLine; state: PurchaseDetail['purchase']['state'] }) {
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const missing = missingOf(line, state)
  const quiet = (units: number) => (units === 0 ? <span className="zg-second">—</span> : format.count(units))
  return (
    <tr data-sku={line.sku}>
      <th scope="row">
        <Link to={paths.product({ sku: line.sku })}>{line.sku}</Link>
        <span className="zg-second zg-buying-title">{line.title}</span>
      </th>
      <td>{format.count(line.quantity)}</td>
      <td data-received>{quiet(receivedOf(line, state))}</td>
      <td>{quiet(missing)}</td>
      <td className="zg-minor">{quiet(line.defects ?? 0)}</td>
      <td>{format.price(line.cost, currency)}</td>
      <td className="zg-minor">{format.amount(line.quantity * line.cost, currency)}</td>
    </tr>
  )
}

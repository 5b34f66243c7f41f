import type { ReturnDetail } from '~/domain/returnAnswers'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { inspectMessages } from './inspectMessages'
import type { swapOf } from './settlePlan'

/** What goes out for what came back, and who owes whom how much. */
export function SwapTable({ detail: { now, currency }, swap }: { detail: ReturnDetail; swap: ReturnType<typeof swapOf> }) {
  const t = useMessages(inspectMessages)
  const format = useFormat()
  const money = (amount: number) => format.amount(amount, currency)
  const lineOf = (line: number) => now.lines.find((each) => each.line === line)
  return (
    <>
      <FigureTable
        label={t('exchangeTitle')}
        className="zg-return-money"
        columns={[
          { key: 'item', name: t('item') },
          { key: 'units', name: t('units') },
          { key: 'paid', name: t('paid') },
          { key: 'price', name: t('price') },
          { key: 'difference', name: t('difference') },
        ]}
      >
        {swap.lines.map(({ line, units, paid, price }) => (
          <tr key={line}>
            <th scope="row">
              {lineOf(line)?.sku} → {lineOf(line)?.swap?.sku}
            </th>
            <td>{format.count(units)}</td>
            <td>{money(paid)}</td>
            <td>{money(price)}</td>
            <td>{money(price - paid)}</td>
          </tr>
        ))}
      </FigureTable>
      <p className="zg-num">
        {swap.due > 0 ? t('due', { amount: money(swap.due) }) : swap.back > 0 ? t('backDue', { amount: money(swap.back) }) : t('even')}
      </p>
    </>
  )
}

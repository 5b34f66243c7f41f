import { type Amount, minorDigits, scaleOf, toDecimal } from '~/domain/money'
import type { ReturnDetail } from '~/domain/returnAnswers'
import { FigureTable } from '~/features/shared/FigureTable'
import { BAD, parseDecimalText } from '~/lib/csv/decimal'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { inspectMessages } from './inspectMessages'
import type { Preview, RefundRow } from './settlePlan'

/** Amounts as typed, by line; absent: what is worked out. */
export type TypedAmounts = Readonly<Record<number, string>>

/** What was typed, in whole coins; `wrong`: something is no amount. */
export function readTyped(typed: TypedAmounts, currency: string): { amounts: Record<number, Amount>; wrong: boolean } {
  const coin = 10 ** (scaleOf(currency) - minorDigits(currency))
  const amounts: Record<number, Amount> = {}
  let wrong = false
  for (const [line, text] of Object.entries(typed)) {
    if (text.trim() === '') continue
    const amount = parseDecimalText(text, scaleOf(currency), '.')
    if (Number.isNaN(amount) || amount === BAD || amount < 0 || amount % coin !== 0) wrong = true
    else amounts[Number(line)] = amount
  }
  return { amounts, wrong }
}

interface Props {
  detail: ReturnDetail
  preview: Preview
  typed: TypedAmounts
  onType: (typed: TypedAmounts) => void
}

/** Every row reads from left to right as it sums, every column from above. */
export function RefundTable({ detail: { currency }, preview, typed, onType }: Props) {
  const t = useMessages(inspectMessages)
  const format = useFormat()
  const { rows, shipping, tax, total, stays } = preview
  const sum = (of: 'gross' | 'off' | 'fee' | 'back') => rows.reduce((all, row) => all + row[of], 0)
  const money = (amount: Amount) => format.amount(amount, currency)
  const part = (name: string, amount: Amount) => (
    <tr>
      <th scope="row">{name}</th>
      <td className="zg-minor" colSpan={4} />
      <td>{money(amount)}</td>
    </tr>
  )
  return (
    <FigureTable
      label={t('refundTitle')}
      className="zg-return-money"
      columns={[
        { key: 'item', name: t('item') },
        { key: 'units', name: t('units'), minor: true },
        { key: 'gross', name: t('gross'), minor: true },
        { key: 'off', name: t('off'), minor: true },
        { key: 'fee', name: t('fee'), minor: true },
        { key: 'back', name: t('back') },
      ]}
    >
      {rows.map((row) => (
        <Row
          key={row.line}
          row={row}
          currency={currency}
          typed={typed[row.line]}
          onType={(text) => onType({ ...typed, [row.line]: text })}
        />
      ))}
      {rows.length > 1 && (
        <tr>
          <th scope="row">{t('goodsSum')}</th>
          <td className="zg-minor" />
          <td className="zg-minor">{money(sum('gross'))}</td>
          <td className="zg-minor">{money(0 - sum('off'))}</td>
          <td className="zg-minor">{money(0 - sum('fee'))}</td>
          <td>{money(sum('back'))}</td>
        </tr>
      )}
      {shipping.paid > 0 && part(t('shipping'), shipping.back)}
      {tax.paid > 0 && part(t('tax'), tax.back)}
      <tr className="zg-return-sum" data-total={total}>
        <th scope="row">{t('total')}</th>
        <td className="zg-minor" colSpan={4} />
        <td>{money(total)}</td>
      </tr>
      {part(t('leftPaid'), stays)}
    </FigureTable>
  )
}

function Row({
  row,
  currency,
  typed,
  onType,
}: {
  row: RefundRow
  currency: string
  typed: string | undefined
  onType: (text: string) => void
}) {
  const t = useMessages(inspectMessages)
  const format = useFormat()
  const money = (amount: Amount) => format.amount(amount, currency)
  const back = toDecimal(row.back, currency).toFixed(minorDigits(currency))
  return (
    <tr>
      <th scope="row">
        {row.sku} <span className="zg-return-units-told zg-second">× {format.count(row.units)}</span>
      </th>
      <td className="zg-minor">{format.count(row.units)}</td>
      <td className="zg-minor">{money(row.gross)}</td>
      <td className="zg-minor">{money(0 - row.off)}</td>
      <td className="zg-minor">{money(0 - row.fee)}</td>
      <td>
        <input
          className="zg-input"
          inputMode="decimal"
          aria-label={t('backOf', { sku: row.sku })}
          placeholder={back}
          value={typed ?? back}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => onType(target.value)}
        />
      </td>
    </tr>
  )
}

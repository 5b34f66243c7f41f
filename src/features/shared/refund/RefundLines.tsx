import type { Order } from '~/domain/order'
import type { RefundSplit } from '~/domain/orderAct'
import type { Refundable } from '~/domain/refundSplit'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { MoneyInput } from './MoneyInput'
import { refundMessages } from './refundMessages'
import type { RefundForm } from './RefundSheet'
import { UnitsInput } from './UnitsInput'

export interface RefundLinesProps {
  base: Order
  can: Refundable
  split: RefundSplit
  form: RefundForm
  set: (change: Partial<RefundForm>) => void
}

/** Line by line: how many units, and, where it is not their share of what was paid, how much. */
export function RefundLines({ base, can, split, form, set }: RefundLinesProps) {
  const t = useMessages(refundMessages)
  const format = useFormat()
  const change = (line: number, own: { units?: number; amount?: number | undefined }) => {
    const { units, amount } = { units: 0, ...form.lines.get(line), ...own }
    set({ lines: new Map([...form.lines, [line, { units, ...(amount === undefined ? {} : { amount }) }]]) })
  }
  return (
    <ul className="zg-refund-lines" aria-label={t('lines')}>
      {can.lines.map(({ line, left, units, unitsLeft }) => {
        const { title, sku, kind } = base.lines[line] ?? { title: '', sku: '', kind: 'sale' }
        const name = title || sku || kind
        const own = form.lines.get(line)
        const due = split.lines.find((each) => each.line === line)?.amount ?? 0
        return (
          <li key={line}>
            <span className="zg-refund-name">
              {name}
              <span className="zg-second zg-small zg-num">
                {units > 0 && `${t('unitsLeft')} ${format.count(unitsLeft)} · `}
                {format.price(left, base.currency)}
              </span>
            </span>
            {units > 0 && (
              <span className="zg-refund-field">
                <span className="zg-second zg-small" aria-hidden="true">
                  {t('units')}
                </span>
                <UnitsInput
                  label={t('unitsOf', { title: name })}
                  value={own?.units ?? 0}
                  most={unitsLeft}
                  onChange={(count) => change(line, { units: count })}
                />
              </span>
            )}
            <span className="zg-refund-field">
              <span className="zg-second zg-small" aria-hidden="true">
                {t('amount')}
              </span>
              <MoneyInput
                label={t('amountOf', { title: name })}
                currency={base.currency}
                value={own?.amount ?? (due > 0 ? due : undefined)}
                onChange={(amount) => change(line, { amount })}
                placeholder="0"
              />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

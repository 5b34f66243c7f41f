import type { Order } from '~/domain/order'
import type { OrderProgress } from '~/domain/orderProgress'
import { UnitsInput } from '~/features/shared/refund/UnitsInput'
import '~/features/shared/refund/refund.css'
import { useMessages } from '~/lib/i18n'
import { actionMessages } from './messages'

/** Units by line. */
export type PickedUnits = Readonly<Record<number, number>>

export const everyUnit = ({ lines }: OrderProgress): PickedUnits =>
  Object.fromEntries(lines.flatMap(({ left }, line) => (left > 0 ? [[line, left]] : [])))

export const countUnits = (picked: PickedUnits): number => Object.values(picked).reduce((sum, units) => sum + units, 0)

export const toLineUnits = (picked: PickedUnits) =>
  Object.entries(picked).flatMap(([line, units]) => (units > 0 ? [{ line: Number(line), units }] : []))

export interface UnitPickerProps {
  label: string
  order: Order
  progress: OrderProgress
  picked: PickedUnits
  onChange: (picked: PickedUnits) => void
}

/** How many units of each line, of those that are neither sent nor cancelled. */
export function UnitPicker({ label, order, progress, picked, onChange }: UnitPickerProps) {
  const t = useMessages(actionMessages)
  const lines = progress.lines.flatMap(({ left }, line) => (left > 0 ? [{ line, left }] : []))
  if (lines.length === 0) return null
  return (
    <ul className="zg-refund-lines zg-units" aria-label={label}>
      {lines.map(({ line, left }) => {
        const { title, sku } = order.lines[line] ?? { title: '', sku: '' }
        return (
          <li key={line}>
            <span className="zg-refund-name">
              {title || sku}
              <span className="zg-second zg-small zg-num">
                {sku && `${sku} · `}
                {t('left', { count: left })}
              </span>
            </span>
            <UnitsInput
              label={t('unitsOf', { title: title || sku })}
              value={picked[line] ?? 0}
              most={left}
              onChange={(units) => onChange({ ...picked, [line]: units })}
            />
          </li>
        )
      })}
    </ul>
  )
}

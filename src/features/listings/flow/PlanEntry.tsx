import type { KeyboardEvent } from 'react'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { PlannedRow } from '~/store/listingPlans'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { wallText } from '~/features/shared/listing/wallTime'
import { flowMessages } from './messages'

/** Days that a key moves an entry by. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

export interface PlanEntryProps {
  row: PlannedRow
  onDrag: (row: PlannedRow | undefined) => void
  onMove: (row: PlannedRow, days: number) => void
  onChange: (row: PlannedRow) => void
}

/** One listing or delisting that is planned. */
export function PlanEntry({ row, onDrag, onMove, onChange }: PlanEntryProps) {
  const t = useMessages(flowMessages)
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  const { title, event, at } = row
  const what = t(event === 'list' ? 'lists' : 'ends')
  const late = at < Date.now()
  const onKeyDown = (key: KeyboardEvent) => {
    const by = key.altKey ? STEPS[key.key] : undefined
    if (by === undefined) return
    key.preventDefault()
    onMove(row, by)
  }
  return (
    <button
      type="button"
      className="zg-flow-plan"
      draggable
      onDragStart={(drag) => {
        drag.dataTransfer.setData('text/plain', row.key)
        onDrag(row)
      }}
      onDragEnd={() => onDrag(undefined)}
      onKeyDown={onKeyDown}
      onClick={() => onChange(row)}
    >
      <span className="zg-flow-plan-head zg-small zg-num">
        <Status tone={event === 'list' ? 'good' : 'off'} word={what} />
        <span>
          <span className="zg-hidden">{format.date(at)}</span> {wallText(at, zone).slice(11)}
        </span>
        {late && <span className="zg-card-late">{t('overdue')}</span>}
      </span>
      <span className="zg-flow-plan-title">{title}</span>
    </button>
  )
}

import { useQueries } from '@tanstack/react-query'
import type { SheetLine } from '~/domain/moveSheet'
import { availableOf } from '~/domain/stock'
import { useMessages } from '~/lib/i18n'
import type { PlaceRow, SkuStock } from '~/store/stockLists'
import { CloseIcon } from '~/ui/icons'
import type { MoveForm } from './MoveSheet'
import { moveMessages } from './moveMessages'
import { Stepper } from './Stepper'
import { skuStockQueries } from './stockQueries'

interface LinesProps {
  form: MoveForm
  lines: readonly SheetLine[]
  onChange: (lines: SheetLine[]) => void
  places: readonly PlaceRow[]
}

/** The SKUs of a sheet with how many of each, and what that makes of what lies there. */
export function MoveLines({ form, lines, onChange, places }: LinesProps) {
  const stocks = useQueries({ queries: lines.map(({ sku }) => skuStockQueries.sku(sku)) })
  if (lines.length === 0) return null
  return (
    <ul className="zg-move-lines">
      {lines.map((line, i) => (
        <Line
          key={line.sku}
          line={line}
          form={form}
          stock={stocks[i]?.data ?? undefined}
          place={places.find(({ key }) => key === form.location)}
          onChange={(quantity) => onChange(lines.map((each) => (each === line ? { ...each, quantity } : each)))}
          onRemove={() => onChange(lines.filter((each) => each !== line))}
        />
      ))}
    </ul>
  )
}

interface LineProps {
  line: SheetLine
  form: MoveForm
  stock: SkuStock | undefined
  place: PlaceRow | undefined
  onChange: (quantity: number) => void
  onRemove: () => void
}

const COMES_IN: ReadonlySet<MoveForm['task']> = new Set(['receive', 'return'])

function Line({ line: { sku, quantity }, form, stock, place, onChange, onRemove }: LineProps) {
  const t = useMessages(moveMessages)
  const level = stock?.levels.find(({ location }) => location === form.location) ?? { onHand: 0, held: 0, promised: 0 }
  const available = availableOf(level)
  const change = form.task === 'adjust' ? quantity : COMES_IN.has(form.task) ? quantity : -quantity
  const after = form.task === 'hold' ? level.onHand : level.onHand + change
  const short = change < 0 && available + change < 0 && !place?.allowsNegative
  return (
    <li>
      <div>
        <div className="zg-move-name" title={stock?.title}>
          {sku} <span className="zg-second">{stock?.title}</span>
        </div>
        <div className={`zg-small zg-num ${short ? 'zg-move-short' : 'zg-second'}`}>
          {t('onHand', { count: level.onHand })} · {t('available', { count: available })}
          {change !== 0 && form.task !== 'hold' && ` · ${t('arrives', { from: level.onHand, to: after })}`}
        </div>
      </div>
      <Stepper
        label={`${t(form.task === 'adjust' ? 'delta' : 'units')} ${sku}`}
        less={t('less', { sku })}
        more={t('more', { sku })}
        value={quantity}
        least={form.task === 'adjust' ? undefined : 1}
        onChange={onChange}
      />
      <button type="button" className="zg-icon-button" aria-label={t('remove', { sku })} onClick={onRemove}>
        <CloseIcon />
      </button>
    </li>
  )
}

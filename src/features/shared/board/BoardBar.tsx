import { lazy, Suspense, useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { ChevronIcon, FilterIcon } from '~/ui/icons'
import { useFormat } from '~/ui/UiContext'
import { CompareField, GrainField, RangeField } from './BoardFields'
import type { Board } from './useBoard'
import { viewMessages } from './viewMessages'

const BoardSheet = lazy(async () => ({ default: (await import('./BoardSheet')).BoardSheet }))
const FilterChips = lazy(async () => ({ default: (await import('./FilterChips')).FilterChips }))
const FilterPicker = lazy(async () => ({ default: (await import('./FilterPicker')).FilterPicker }))

/**
 * Period, grain, comparison and filters; what it sets stands in the URL. Both of its shapes are always there and the style sheet chooses: public/boot.js
 * paints what another width may have left.
 */
export function BoardBar({ board }: { board: Board }) {
  return (
    <div className="zg-dash-bar">
      <div className="zg-dash-fields">
        <RangeField board={board} />
        <CompareField board={board} />
        <GrainField board={board} />
        <Picker board={board} />
      </div>
      <Brief board={board} />
      {Object.keys(board.view.filters).length > 0 && (
        <Suspense fallback={null}>
          <FilterChips board={board} />
        </Suspense>
      )}
    </div>
  )
}

/** On a phone: what is chosen in a line, and the sheet that changes it. */
function Brief({ board }: { board: Board }) {
  const t = useMessages(viewMessages)
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { view, window } = board
  const days = format.daysShort(window.from, window.to - 1)
  const chosen = Object.values(view.filters).reduce((sum, values) => sum + (values?.length ?? 0), 0)
  const filters = chosen > 0 ? [t('sheet.count', { count: chosen })] : []
  const [first, second] = 'preset' in view.range ? [t(`range.${view.range.preset}`), days] : [days, undefined]
  return (
    <>
      <button type="button" className="zg-dash-select zg-dash-brief" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <FilterIcon />
        <span className="zg-hidden">{t('sheet')}</span>
        <span>{[first, ...filters].join(' · ')}</span>
        {second !== undefined && <span className="zg-dash-days zg-num">{second}</span>}
        <ChevronIcon />
      </button>
      {open && (
        <Suspense fallback={null}>
          <BoardSheet board={board} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function Picker({ board }: { board: Board }) {
  const t = useMessages(viewMessages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="zg-dash-select zg-dash-filter" title={t('filter.escape')} onClick={() => setOpen(true)}>
        <FilterIcon />
        {t('filter.add')}
      </button>
      {open && (
        <Suspense fallback={null}>
          <FilterPicker board={board} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

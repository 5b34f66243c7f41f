import type { CSSProperties } from 'react'
import type { RfmAnswer } from '~/analytics/reports'
import type { RfmSegment } from '~/domain/rfm'
import type { Board } from '~/features/shared/board/useBoard'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { segmentAt, SCORES } from './scoreCells'
import { useSegmentName } from './useSegmentName'

/** Buyers by recency and frequency; a press on a cell chooses its segment. */
export function RfmGrid({ board, answer, segments }: { board: Board; answer: RfmAnswer; segments: readonly RfmSegment[] }) {
  const t = useMessages(messages)
  const format = useFormat()
  const nameOf = useSegmentName()
  const most = Math.max(1, ...answer.grid.flat())
  const chosen = board.view.filters.segment ?? []
  return (
    <div className="zg-rfm-side">
      <h3>{t('rfm.grid')}</h3>
      <p className="zg-panel-hint">{t('rfm.gridHint')}</p>
      <table className="zg-rfm-grid" aria-label={t('rfm.grid')}>
        <thead>
          <tr>
            <td />
            {SCORES.map((f) => (
              <th key={f} scope="col">{`F${f}`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SCORES.toReversed().map((r) => (
            <tr key={r}>
              <th scope="row">{`R${r}`}</th>
              {SCORES.map((f) => {
                const buyers = answer.grid[r - 1][f - 1]
                const segment = segmentAt(segments, r, f)
                const on = segment !== undefined && chosen.includes(segment.id)
                const shade: CSSProperties & Record<'--zg-depth', string> = { '--zg-depth': `${Math.round((buyers / most) * 50)}%` }
                const words = t('rfm.cell', { r, f, count: buyers, segment: nameOf(segment ?? { id: '' }) })
                return (
                  <td key={f} style={shade} className={on ? 'zg-rfm-on' : undefined}>
                    <button
                      type="button"
                      aria-label={words}
                      title={words}
                      aria-pressed={on}
                      onClick={() => board.toggle('segment', segment?.id ?? '')}
                    >
                      {format.countShort(buyers)}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

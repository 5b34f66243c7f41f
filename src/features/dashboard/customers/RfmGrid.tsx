import type { RfmAnswer } from '~/analytics/reports'
import type { RfmSegment } from '~/domain/rfm'
import type { Board } from '~/features/shared/board/useBoard'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { segmentAt } from './scoreCells'
import { ScoreGrid } from './ScoreGrid'
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
      <ScoreGrid
        of="scores"
        cell={(r, f) => {
          const buyers = answer.grid[r - 1][f - 1]
          const segment = segmentAt(segments, r, f)
          return {
            text: format.countShort(buyers),
            words: t('rfm.cell', { r, f, count: buyers, segment: nameOf(segment ?? { id: '' }) }),
            on: segment !== undefined && chosen.includes(segment.id),
            depth: (buyers / most) * 100,
          }
        }}
        onPress={(r, f) => board.toggle('segment', segmentAt(segments, r, f)?.id ?? '')}
      />
    </div>
  )
}

import { Link } from 'react-router'
import { tilesQuery } from '~/features/shared/board/KpiTiles'
import { useKpi } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import type { MetricId } from '~/domain/metric'
import { Missing } from '~/features/shared/Missing'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { messages } from './messages'

/** Where no line tells its cost: what is missing under the tiles, and how to bring it in. `tiles`: what they ask, whose answer is shared. */
export function NoCosts({ board, tiles }: { board: Board; tiles: readonly MetricId[] }) {
  const t = useMessages(messages)
  const { data } = useKpi(tilesQuery(board, tiles), { enabled: board.ready })
  const margin = data?.totals.gross_margin
  if (!margin || margin.value !== null || margin.why !== 'noCost') return null
  return (
    <section className="zg-panel" aria-label={t('costs.import')}>
      <Missing why={t('costs.none')}>
        <Link to={paths.imports()}>{t('costs.import')}</Link>
      </Missing>
    </section>
  )
}

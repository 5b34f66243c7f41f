import { useMemo } from 'react'
import { Link } from 'react-router'
import type { MatrixAnswer } from '~/analytics/reports'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import { useReport } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import { setFilter } from '~/features/shared/board/view'
import { Missing } from '~/features/shared/Missing'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { messages } from './messages'
import { MARKS, matrixOption, matrixTable, QUADRANTS, type MatrixInput } from './quadrants'
import type { WaitingProps } from '~/features/shared/board/Waiting'

const TOP = 300
const HEIGHT = 360

/** Which products are seen, and which of them sell. */
export function MatrixPanel({ board }: { board: Board }) {
  const t = useMessages(messages)
  const { filters } = setFilter(board.view, 'product', [])
  const asked = useReport('matrix', { ...board.asked, filters, top: TOP }, { enabled: board.ready })
  const { data } = asked
  if (!data) return <WaitingChart title={t('matrix')} asked={asked} height={HEIGHT} />
  if (data.ok) return <Matrix board={board} asked={asked} answer={data} />
  return (
    <section className="zg-panel" aria-label={t('matrix')}>
      <h2>{t('matrix')}</h2>
      {data.why === 'notSplit' ? (
        <Missing why={t('matrix.why.notSplit')} />
      ) : (
        <Missing why={t('matrix.why.noTraffic')}>
          <Link to={paths.imports()}>{t('matrix.import')}</Link>
        </Missing>
      )}
    </section>
  )
}

const NOTHING: readonly string[] = []

function Matrix({ board, asked, answer }: { board: Board; asked: WaitingProps['asked']; answer: Extract<MatrixAnswer, { ok: true }> }) {
  const t = useMessages(messages)
  const { mode, locale, format } = useUi()
  const currency = useShop((shop) => shop.currency)
  const chosen = board.view.filters.product ?? NOTHING
  const input = useMemo(
    (): MatrixInput => ({
      answer,
      chosen,
      writing: { locale, currency },
      tokens: chartTokens(mode),
      percent: (share) => format.percent(share),
      count: format.count,
      words: {
        product: t('matrix.product'),
        views: t('matrix.views'),
        carts: t('matrix.carts'),
        orders: t('matrix.orders'),
        conversion: t('matrix.conversion'),
        gmv: t('matrix.gmv'),
        quadrant: t('matrix.quadrant'),
      },
      quadrantName: (quadrant) => t(`matrix.quadrant.${quadrant}`),
    }),
    [answer, chosen, locale, currency, mode, format, t],
  )
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={t('matrix')}
      option={useMemo(() => matrixOption(input), [input])}
      table={useMemo(() => matrixTable(input), [input])}
      height={HEIGHT}
      note={
        <div>
          <Quadrants answer={answer} />
          <p>
            {t('matrix.note', {
              day: format.day(answer.from),
              views: format.count(answer.medianViews),
              conversion: format.percent(answer.medianConversion),
            })}{' '}
            {answer.rows.length < answer.products && t('matrix.shown', { count: answer.rows.length, total: answer.products })}
          </p>
        </div>
      }
      onPick={(index) => {
        const row = answer.rows[index]
        if (row) board.toggle('product', row.key)
      }}
    />
  )
}

/** What each quadrant calls for; the legend too. */
function Quadrants({ answer }: { answer: Extract<MatrixAnswer, { ok: true }> }) {
  const t = useMessages(messages)
  return (
    <ul className="zg-quadrants">
      {QUADRANTS.map((quadrant) => (
        <li key={quadrant}>
          <span className={`zg-mark zg-mark-${quadrant}`} aria-hidden="true">
            {MARKS[quadrant].sign}
          </span>{' '}
          <b>{t(`matrix.quadrant.${quadrant}`)}</b>{' '}
          {t('matrix.count', { count: answer.rows.filter((row) => row.quadrant === quadrant).length })}
          <p>{t(`matrix.advice.${quadrant}`)}</p>
        </li>
      ))}
    </ul>
  )
}

import { useMemo } from 'react'
import type { RepurchaseAnswer } from '~/analytics/reports'
import { barsOption } from '~/features/shared/board/bars'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import { RowsExport } from '~/features/shared/board/TableExport'
import type { Board } from '~/features/shared/board/useBoard'
import { Stale, Waiting, type WaitingProps } from '~/features/shared/board/Waiting'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { chartTokens } from '~/ui/tokens'
import { useFormat, useUi } from '~/ui/UiContext'
import { buyersBars, type BuyersByBand } from './buyersByBand'
import { messages } from './messages'
import { useRepurchase } from './RepurchasePanel'

const HEIGHT = 240

/** How often buyers buy, after how long, and how much of the money is whose. */
export function Habits({ board }: { board: Board }) {
  const t = useMessages(messages)
  const asked = useRepurchase(board)
  const { data } = asked
  return (
    <div className="zg-dash-two zg-dash-even">
      {data ? (
        <>
          <Intervals board={board} asked={asked} answer={data} />
          <Distribution board={board} asked={asked} answer={data} />
        </>
      ) : (
        <>
          <WaitingChart title={t('intervals')} asked={asked} height={HEIGHT} />
          <WaitingChart title={t('distribution')} asked={asked} height={HEIGHT} />
        </>
      )}
    </div>
  )
}

interface PartProps {
  board: Board
  asked: WaitingProps['asked']
  answer: RepurchaseAnswer
}

function Intervals({ board, asked, answer }: PartProps) {
  const t = useMessages(messages)
  const bars = useMemo(
    () =>
      answer.intervals.map(({ from, to, buyers }) => ({
        label: to === undefined ? t('intervals.more', { from }) : t('intervals.days', { from, to }),
        buyers,
      })),
    [answer, t],
  )
  return <Bars board={board} asked={asked} title={t('intervals')} label={t('intervals.band')} bars={bars} empty={t('intervals.none')} />
}

function Distribution({ board, asked, answer }: PartProps) {
  const t = useMessages(messages)
  const bars = useMemo(
    () => answer.distribution.map(({ orders, more, buyers }) => ({ label: more ? `${orders}+` : String(orders), buyers })),
    [answer],
  )
  return (
    <Bars
      board={board}
      asked={asked}
      title={t('distribution')}
      label={t('distribution.orders')}
      bars={bars}
      empty={t('distribution.none')}
    />
  )
}

interface BarsProps {
  asked: WaitingProps['asked']
  board: Board
  title: string
  label: string
  bars: BuyersByBand['bands']
  empty: string
}

function Bars({ board, asked, title, label, bars, empty }: BarsProps) {
  const t = useMessages(messages)
  const { mode, format } = useUi()
  const input = useMemo(
    () =>
      buyersBars({
        bands: bars,
        tokens: chartTokens(mode),
        count: format.count,
        percent: (share) => format.percent(share),
        words: { band: label, buyers: t('buyers'), share: t('rfm.share') },
      }),
    [bars, mode, format, label, t],
  )
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={title}
      option={useMemo(() => barsOption(input), [input])}
      table={input.table}
      height={HEIGHT}
      empty={bars.every(({ buyers }) => buyers === 0) ? empty : undefined}
    />
  )
}

/** The share of the few who spent most. */
export function Concentration({ board }: { board: Board }) {
  const t = useMessages(messages)
  const format = useFormat()
  const asked = useRepurchase(board)
  const { data } = asked
  return (
    <section className="zg-panel" aria-label={t('concentration')} aria-busy={asked.isPending}>
      <header className="zg-panel-head">
        <h2>{t('concentration')}</h2>
        {data && data.concentration.length > 0 && (
          <RowsExport
            board={board}
            title={t('concentration')}
            columns={[t('buyers'), t('concentration.share')]}
            rows={data.concentration.map(({ top, share }) => [t('concentration.top', { share: format.percent(top, 0) }), share])}
          />
        )}
      </header>
      {data && <Stale asked={asked} />}
      {!data ? (
        <Waiting asked={asked} />
      ) : data.concentration.length === 0 ? (
        <p className="zg-panel-hint">{t('concentration.none')}</p>
      ) : (
        <FigureTable
          columns={[
            { key: 'buyers', name: t('buyers') },
            { key: 'share', name: t('concentration.share') },
          ]}
        >
          {data.concentration.map(({ top, share }) => (
            <tr key={top} data-top={top} data-value={share}>
              <th scope="row">
                {t('concentration.top', { share: format.percent(top, 0) })}
                <span className="zg-bar" style={{ width: `${(share * 100).toFixed(1)}%` }} aria-hidden="true" />
              </th>
              <td>{format.percent(share)}</td>
            </tr>
          ))}
        </FigureTable>
      )}
    </section>
  )
}

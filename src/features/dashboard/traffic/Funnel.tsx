import type { UseQueryResult } from '@tanstack/react-query'
import type { FunnelAnswer } from '~/analytics/reports'
import { barsOption } from '~/features/shared/board/bars'
import { BoardChart, WaitingChart } from '~/features/shared/board/BoardChart'
import { tilesQuery } from '~/features/shared/board/KpiTiles'
import { useKpi, useReport } from '~/features/shared/board/queries'
import type { Board } from '~/features/shared/board/useBoard'
import type { WaitingProps } from '~/features/shared/board/Waiting'
import { useMessages } from '~/lib/i18n'
import type { ChartTable } from '~/ui/chartOption'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { messages } from './messages'

const HEIGHT = 280

type Answered = Extract<FunnelAnswer, { ok: true }>

/** How far visits came, step by step, with what each step lost, beside the compared window. */
export function Funnel({ board, asked }: { board: Board; asked: UseQueryResult<FunnelAnswer> }) {
  const t = useMessages(messages)
  const { data } = asked
  return data?.ok ? <Steps board={board} asked={asked} answer={data} /> : <WaitingChart title={t('funnel')} asked={asked} height={HEIGHT} />
}

function Steps({ board, asked, answer }: { board: Board; asked: WaitingProps['asked']; answer: Answered }) {
  const t = useMessages(messages)
  const { mode, format } = useUi()
  const before = useCompared(board)
  const { steps, abandonment, dayRows } = answer
  const sameStep = (step: string) => before?.steps.find((one) => one.step === step)
  const lost = (ofBefore: number, at: number) => (at === 0 ? '' : format.percent(1 - ofBefore))
  const table: ChartTable = {
    columns: [
      t('funnel.step'),
      t('funnel.sessions'),
      t('funnel.ofFirst'),
      t('funnel.lost'),
      ...(before ? [t('funnel.sessions'), t('funnel.ofFirst')].map((name) => `${name} · ${t('funnel.before')}`) : []),
    ],
    rows: steps.map(({ step, sessions, ofFirst, ofBefore }, at) => {
      const same = sameStep(step)
      return [
        t(`funnel.${step}`),
        format.count(sessions),
        format.percent(ofFirst),
        lost(ofBefore, at),
        ...(before ? [same ? format.count(same.sessions) : '—', same ? format.percent(same.ofFirst) : '—'] : []),
      ]
    }),
    values: steps.map(({ step, sessions, ofFirst, ofBefore }, at) => {
      const same = sameStep(step)
      return [
        t(`funnel.${step}`),
        sessions,
        ofFirst,
        at === 0 ? null : 1 - ofBefore,
        ...(before ? [same?.sessions ?? null, same?.ofFirst ?? null] : []),
      ]
    }),
  }
  // Windows differ in length: the compared funnel is drawn as shares of its own visits.
  const first = steps[0].sessions
  const option = barsOption({
    names: steps.map(({ step }) => t(`funnel.${step}`)),
    values: steps.map(({ sessions }) => sessions),
    ...(before ? { before: steps.map(({ step }) => (sameStep(step)?.ofFirst ?? 0) * first) } : {}),
    labels: steps.map(({ sessions, ofFirst, ofBefore }, at) =>
      at === 0
        ? format.countShort(sessions)
        : ofBefore > 0.9995
          ? format.percent(ofFirst)
          : `${format.percent(ofFirst)}  ▾ ${lost(ofBefore, at)}`,
    ),
    lie: true,
    short: format.count,
    table,
    tokens: chartTokens(mode),
  })
  const share = (figure: Answered['abandonment']) => (figure.value === null ? '—' : format.percent(figure.value))
  return (
    <BoardChart
      board={board}
      asked={asked}
      title={t('funnel')}
      option={option}
      table={table}
      height={HEIGHT}
      aside={
        before && (
          <span className="zg-legend">
            <i className="zg-legend-now" /> {t('funnel.now')} <i className="zg-legend-before" /> {t('funnel.before')}
          </span>
        )
      }
      note={
        <>
          <span>
            {before
              ? t('funnel.abandonmentBefore', { share: share(abandonment), before: share(before.abandonment) })
              : t('funnel.abandonment', { share: share(abandonment) })}
          </span>
          {dayRows > 0 && <span>{t('funnel.dayRows', { count: dayRows })}</span>}
          {steps.length < 5 && <span>{t('funnel.untold')}</span>}
        </>
      }
    />
  )
}

const NO_METRICS = ['sessions'] as const

/** The funnel of the compared window, whose days the engine says. */
function useCompared(board: Board): Answered | undefined {
  const { data } = useKpi(tilesQuery(board, NO_METRICS), { enabled: board.compare !== undefined })
  const window = board.compare === undefined ? undefined : data?.compared
  const { data: answer } = useReport(
    'funnel',
    { ...board.asked, ...(window ? { from: window.from, to: window.to } : {}) },
    { enabled: window !== undefined },
  )
  return window && answer?.ok ? answer : undefined
}

import { useMemo } from 'react'
import { messages as boardMessages } from '~/features/shared/board/messages'
import { Choice } from '~/features/shared/board/Choice'
import { Stale, type WaitingProps } from '~/features/shared/board/Waiting'
import type { PromotionRoom } from '~/domain/promotion/paceRoom'
import { useMessages } from '~/lib/i18n'
import { useUrlState } from '~/lib/urlState'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { Chart } from '~/ui/Chart'
import { chartTokens } from '~/ui/tokens'
import { useUi } from '~/ui/UiContext'
import { roomMessages } from './messages'
import { soFarChart, stepsChart } from './roomCharts'
import { chartPoints, type ChartPoint, isPlanned } from './roomPoints'
import { GRAINS, type Grain, MEASURES, roomState } from './roomState'

const HEIGHT = 240
/** A promotion of more hours than these is looked at by days, unless somebody asks. */
const HOURS = 336

/** Plan against actual, by the hour or the day and in all. */
export function RoomCharts({ room, asked }: { room: PromotionRoom; asked: WaitingProps['asked'] }) {
  const t = useMessages(roomMessages)
  const [{ show, by }, set] = useUrlState(roomState)
  const { promotion, days } = room
  const grain: Grain = by !== '' ? by : (promotion.to - promotion.from) / 3_600_000 <= HOURS || days.length < 3 ? 'hour' : 'day'
  const input = useInput(room, show, grain)
  const steps = useMemo(() => stepsChart(input), [input])
  const soFar = useMemo(() => soFarChart(input), [input])
  const words = useChartWords()
  const measure = t(`measure.${show}`)
  const empty = room.now < promotion.from ? t('chart.none') : undefined
  const note = (
    <>
      <span>{t(room.hasProfile ? 'planShape' : 'planFlat')}</span>
      {!input.planned && <span>{t('chart.noPlan')}</span>}
    </>
  )
  return (
    <>
      <div className="zg-row zg-room-choices">
        <Choice
          label={t('measure')}
          value={show}
          options={MEASURES}
          wordOf={(option) => t(`measure.${option}`)}
          onChange={(next) => set({ show: next })}
        />
        <Choice
          label={t('grain')}
          value={grain}
          options={GRAINS}
          wordOf={(option) => t(`grain.${option}`)}
          onChange={(next) => set({ by: next })}
        />
      </div>
      <Chart
        {...soFar}
        title={t('chart.soFar', { measure })}
        height={HEIGHT}
        words={words}
        notice={<Stale asked={asked} />}
        aside={<Legend planned={input.planned} ahead />}
        note={note}
        empty={empty}
      />
      <Chart
        {...steps}
        title={t(`chart.${grain}`, { measure })}
        height={HEIGHT}
        words={words}
        aside={<Legend planned={input.planned} />}
        note={
          <>
            {input.points.some(({ isNow }) => isNow) && <span>{t('chart.partial')}</span>}
            {!input.planned && <span>{t('chart.noPlan')}</span>}
          </>
        }
        empty={empty}
      />
    </>
  )
}

function useInput(room: PromotionRoom, measure: (typeof MEASURES)[number], grain: Grain) {
  const t = useMessages(roomMessages)
  const { locale, mode, format } = useUi()
  const { currency, zone } = useShop()
  return useMemo(() => {
    const { dayOf } = zoneOf(zone)
    return {
      points: chartPoints(room, measure, grain, currency),
      measure,
      planned: isPlanned(measure, room),
      writing: { locale, currency },
      tokens: chartTokens(mode),
      words: { at: t('chart.at'), actual: t('chart.actual'), plan: t('chart.plan'), ahead: t('chart.ahead') },
      short: ({ from }: ChartPoint) => (grain === 'hour' ? format.timeShort(from) : format.dayShort(dayOf(from))),
      long: ({ from }: ChartPoint) => (grain === 'hour' ? format.time(from) : format.day(dayOf(from))),
    }
  }, [room, measure, grain, currency, zone, locale, mode, format, t])
}

function useChartWords() {
  const t = useMessages(boardMessages)
  return {
    table: t('chart.table'),
    graph: t('chart.graph'),
    keys: t('chart.keys'),
    keysCells: t('chart.keysCells'),
    keysBrush: t('chart.keysBrush'),
  }
}

/** What is drawn how, said beside the title. */
function Legend({ planned, ahead = false }: { planned: boolean; ahead?: boolean }) {
  const t = useMessages(roomMessages)
  if (!planned) return null
  return (
    <span className="zg-legend">
      <i className="zg-legend-now" aria-hidden="true" /> {t('chart.actual')}
      <i className={ahead ? 'zg-room-line' : 'zg-legend-before'} aria-hidden="true" /> {t('chart.plan')}
      {ahead && (
        <>
          <i className="zg-room-dotted" aria-hidden="true" /> {t('chart.ahead')}
        </>
      )}
    </span>
  )
}
